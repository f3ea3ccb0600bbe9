import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { EMBEDDED } from "./embedded";
import { Logo, OptionsIcon, OutIcon, PlayIcon, ProseIcon, StopIcon, ThemeIcon } from "./icons";
import { words } from "./i18n";
import { RUN_KEY } from "./keys";
import { LessonMenu } from "./lesson/menu";
import { lesson } from "./store/lesson";
import { OptionsChip } from "./options/chip";
import { showOptions } from "./options/store";
import { helpShown, reconnect, runProgram, stopProgram } from "./store/page";
import { attempt, busy, connection, length, serverStopped, versions } from "./store/run";
import { chooseVersion, version } from "./store/options";
import { shareLink } from "./store/share";
import { TakeAwayMenu } from "./take-away/menu";
import { language, proseShown, textSize, theme, type TextSize, type Theme } from "./store/settings";

/** The top of the page: which lesson, run, and how to read. */
export function Bar() {
  const w = words.value;
  return (
    <header class="bar">
      {EMBEDDED ? (
        <FullPageLink />
      ) : (
        <div class="brand">
          <Logo />
          <span>{w.title}</span>
        </div>
      )}
      {!EMBEDDED && <LessonMenu />}
      <RunButton />
      <OptionsChip />
      <Notice />
      <span class="gap" />
      <Settings />
    </header>
  );
}

/** From a course page to the whole playground, with the program as it is here. */
function FullPageLink() {
  const w = words.value;
  async function open(e: Event) {
    e.preventDefault();
    window.open(await shareLink(), "_blank", "noopener");
  }
  return (
    <h1>
      <a class="brand" id="full-page" href={`/${location.hash}`} target="_blank" rel="noopener" title={w.bar.fullPage} onClick={(e) => void open(e)}>
        <Logo />
        <span>{lesson.value?.title ?? w.title}</span>
        <OutIcon />
      </a>
    </h1>
  );
}

/** Most runs are over at once; the button does not flicker for them. */
const QUICK_MS = 150;

/** Run, or Stop while a run is under way: in one place, and of one size. */
function RunButton() {
  const w = words.value.bar;
  const stop = useLasting(busy.value);
  return (
    <button
      type="button"
      class={`button ${stop ? "outlined" : "primary"}`}
      id="run"
      data-state={attempt.value.state}
      title={stop ? w.stopHint : w.runHint(RUN_KEY)}
      onClick={stop ? stopProgram : runProgram}
    >
      {stop ? <StopIcon /> : <PlayIcon />}
      {stop ? w.stop : w.run}
      <span class="key">{stop ? "" : RUN_KEY}</span>
    </button>
  );
}

/** Whether now has been true for a while. */
function useLasting(now: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!now) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), QUICK_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return now && lasting;
}

/** What is going on with the server, when there is something to say. */
function Notice() {
  const w = words.value.state;
  const now = connection.value;
  const running = useLasting(attempt.value.state === "running");
  const seconds = useCountdown(now.state === "lost" ? now.retryAt : 0);
  if (now.state === "lost") {
    return (
      <div class="notice" role="status">
        {serverStopped.value ? w.stopped(seconds) : w.lost(seconds)} {w.safe}
        <button type="button" class="button outlined" onClick={reconnect}>
          {w.retry}
        </button>
      </div>
    );
  }
  if (now.state === "connecting") return <div class="notice">{w.connecting}</div>;
  if (running) return <div class="notice">{w.running(length.value)}</div>;
  return null;
}

/** As which version of Python the program is run. */
function VersionChoice() {
  const w = words.value.bar;
  if (versions.value.length < 2) return null;
  return (
    <select id="python" aria-label={w.python} title={w.python} value={version.value} onChange={(e) => chooseVersion(e.currentTarget.value)}>
      {versions.value.toReversed().map((v) => (
        <option key={v}>{v}</option>
      ))}
    </select>
  );
}

/** The whole seconds until a time, 0 once it is past. */
function useCountdown(until: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (until === 0) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / 1000));
}

function Settings() {
  const w = words.value.bar;
  return (
    <div class="settings">
      {!EMBEDDED && <TakeAwayMenu />}
      <Switch label={words.value.options.open} id="options" press={showOptions}>
        <OptionsIcon />
      </Switch>
      <VersionChoice />
      {!EMBEDDED && <Switch label={w.prose(proseShown.value)} press={() => (proseShown.value = !proseShown.value)}>
        <ProseIcon />
      </Switch>}
      <Switch label={w.text(w.texts[textSize.value])} press={() => (textSize.value = after<TextSize>(["normal", "large"], textSize.value))}>
        Aa
      </Switch>
      <Switch label={w.theme(w.themes[theme.value])} press={() => (theme.value = after<Theme>(["system", "light", "dark", "contrast"], theme.value))}>
        <ThemeIcon />
      </Switch>
      <Switch label={w.language} id="language" press={() => (language.value = language.value === "en" ? "zh" : "en")}>
        文/A
      </Switch>
      <Switch label={w.help} press={() => (helpShown.value = true)}>
        ?
      </Switch>
    </div>
  );
}

interface SwitchProps {
  label: string;
  id?: string;
  press: () => void;
  children: ComponentChildren;
}

function Switch({ label, id, press, children }: SwitchProps) {
  return (
    <button type="button" class="button" id={id} title={label} aria-label={label} onClick={press}>
      {children}
    </button>
  );
}

/** The choice that follows, the first after the last. */
function after<T>(choices: T[], now: T): T {
  return choices[(choices.indexOf(now) + 1) % choices.length]!;
}
