import { useEffect, useRef, useState } from "preact/hooks";
import { ShareIcon } from "../icons";
import { words } from "../i18n";
import { lesson } from "../store/lesson";
import { run } from "../store/run";
import { openTrace } from "../store/recorded";
import { LONGEST_LINK, embedCode, shareLink } from "../store/share";
import { saveChromeTrace, savePicture, saveProgram, saveTrace } from "./save";

/** What can be taken away from the page, and brought to it. */
export function TakeAwayMenu() {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const w = words.value.takeAway;
  useEffect(() => {
    if (!open) return;
    const outside = (e: Event) => root.current?.contains(e.target as Node) || setOpen(false);
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);

  function key(e: KeyboardEvent) {
    if (e.key === "Escape") {
      setOpen(false);
      root.current?.querySelector("button")?.focus();
    }
    e.stopPropagation();
  }

  return (
    <div class="menu take-away" ref={root} onKeyDown={key}>
      <button type="button" class="button" id="take-away" title={w.title} aria-label={w.title} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ShareIcon />
      </button>
      {open && <Sheet close={() => setOpen(false)} />}
    </div>
  );
}

function Sheet({ close }: { close: () => void }) {
  const w = words.value.takeAway;
  const and = (then: () => void) => () => (then(), close());
  return (
    <div class="sheet">
      <Link />
      <hr />
      <button type="button" class="button entry" id="save-program" onClick={and(saveProgram)}>
        {w.program}
      </button>
      <button type="button" class="button entry" id="save-trace" disabled={!run.value} onClick={and(saveTrace)}>
        {w.trace}
      </button>
      <button type="button" class="button entry" id="save-chrome" disabled={!run.value} onClick={and(saveChromeTrace)}>
        {w.chrome}
      </button>
      <div class="entry formats">
        <span>{w.picture}</span>
        {(["png", "svg"] as const).map((format) => (
          <button key={format} type="button" class="button outlined" id={`save-${format}`} disabled={!run.value} onClick={and(() => savePicture(format))}>
            {format.toUpperCase()}
          </button>
        ))}
      </div>
      <label class="button entry">
        {w.open}
        <input type="file" class="visually-hidden" accept=".ndjson" onChange={(e) => void opened(e.currentTarget, close)} />
      </label>
      <p class="muted">{w.drop}</p>
    </div>
  );
}

async function opened(input: HTMLInputElement, close: () => void): Promise<void> {
  const file = input.files?.[0];
  if (!file) return;
  close();
  await openTrace(file);
}

/** The link to what is on the page, whether it is short enough to be sent, and the code that embeds it. */
function Link() {
  const [link, setLink] = useState("");
  useEffect(() => void shareLink().then(setLink), []);
  const w = words.value.takeAway;
  const long = link.length > LONGEST_LINK;
  return (
    <>
      <CopyField id="share-link" label={w.link} text={link} chosen />
      <p class={long ? "warn" : "muted"} role={long ? "alert" : undefined}>
        {long ? w.tooLong(link.length, LONGEST_LINK) : w.linkHolds}
      </p>
      <details>
        <summary>{w.embed}</summary>
        <CopyField id="embed-code" label={w.embedHint} text={embedCode(link, lesson.value?.title ?? words.value.title)} />
      </details>
    </>
  );
}

/** A text that can be copied; chosen: it is selected, ready to be. */
function CopyField({ id, label, text, chosen = false }: { id: string; label: string; text: string; chosen?: boolean }) {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (chosen) field.current?.select();
  }, [text]);
  const w = words.value.takeAway;

  async function copy() {
    field.current?.select();
    setCopied(await toClipboard(text));
  }

  return (
    <>
      <label for={id}>{label}</label>
      <div class="copy">
        <input id={id} ref={field} readOnly value={text} />
        <button type="button" class="button outlined" onClick={() => void copy()}>
          {copied ? w.copied : w.copy}
        </button>
      </div>
    </>
  );
}

/** Copies text; says whether the browser let it. Where it does not, the text stands selected. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
