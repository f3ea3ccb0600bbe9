import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { words } from "../i18n";
import { RUN_KEY } from "../keys";
import { runProgram } from "../store/page";
import { FIELDS, PROFILES, type Field } from "./draft";
import { ClientRows, HostRows, SignalRows } from "./rows";
import { valueIn } from "./server";
import { apply, change, draft, fault, optionsShown, profiles, resetDraft } from "./store";

/** What a run is asked for besides the program: its seed, its details, and the world outside. */
export function OptionsDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(
    () =>
      effect(() => {
        if (optionsShown.value) dialog.current?.showModal();
        else dialog.current?.close();
      }),
    [],
  );
  useEffect(() => {
    if (fault.value) dialog.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [fault.value]);
  const w = words.value.options;
  const close = () => (optionsShown.value = false);
  return (
    <dialog class="large options" ref={dialog} aria-labelledby="options-title" onClose={close}>
      {optionsShown.value && (
        <form noValidate onSubmit={(e) => (e.preventDefault(), void apply())} onKeyDown={applyAndRunByKey}>
          <header>
            <h2 id="options-title">{w.title}</h2>
            <button type="button" class="button outlined" onClick={close}>
              {w.close}
            </button>
          </header>
          <div class="body">
            <div>
              <RunSection />
              <Section name="network" />
              <Section name="computing" />
              <Section name="disk" />
              <Section name="database" />
            </div>
            <div>
              <HostRows />
              <SignalRows />
              <ClientRows />
              <Rest />
            </div>
          </div>
          <Buttons />
        </form>
      )}
    </dialog>
  );
}

async function applyAndRun(): Promise<void> {
  if (await apply()) runProgram();
}

/** Run's key runs with what is set here. */
function applyAndRunByKey(e: KeyboardEvent): void {
  if (e.key !== "Enter" || !(e.ctrlKey || e.metaKey)) return;
  e.preventDefault();
  void applyAndRun();
}

function RunSection() {
  const w = words.value.options;
  const { seed, lines, profile } = draft.value;
  const another = () => change({ seed: String(1 + Math.floor(Math.random() * 9999)) });
  return (
    <section>
      <h3>{w.run}</h3>
      <div class="field">
        <label for="option-seed">{w.seed}</label>
        <input id="option-seed" inputMode="numeric" value={seed} aria-invalid={fault.value?.setting === "seed"} aria-describedby="seed-hint" onInput={(e) => change({ seed: e.currentTarget.value })} />
        <button type="button" class="button outlined" onClick={another}>
          {w.anotherSeed}
        </button>
        <small id="seed-hint" class={fault.value?.setting === "seed" ? "wrong" : "muted"}>
          {fault.value?.setting === "seed" ? w.badSeed : w.seedHint}
        </small>
      </div>
      <div class="field">
        <label for="option-profile">{w.profile}</label>
        <select id="option-profile" value={profile} onChange={(e) => change({ profile: e.currentTarget.value })}>
          {PROFILES.map((name) => (
            <option key={name} value={name}>
              {w.profiles[name]}
            </option>
          ))}
        </select>
      </div>
      <label class="tick">
        <input type="checkbox" checked={lines} onChange={(e) => change({ lines: e.currentTarget.checked })} />
        {w.lines}
      </label>
    </section>
  );
}

function Section({ name }: { name: keyof typeof FIELDS }) {
  const w = words.value.options;
  return (
    <section>
      <h3>{w.sections[name]}</h3>
      {FIELDS[name].map((field) => (
        <FieldLine key={field} field={field} />
      ))}
    </section>
  );
}

function FieldLine({ field }: { field: Field }) {
  const w = words.value.options;
  const id = `option-${field.replace(".", "-")}`;
  const wrong = fault.value?.setting === field;
  return (
    <div class="field">
      <label for={id}>{w.fields[field]}</label>
      <input
        id={id}
        value={draft.value.fields[field] ?? ""}
        placeholder={valueIn(profiles.value[draft.value.profile], field) || w.none[field]}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onInput={(e) => change({ fields: { ...draft.value.fields, [field]: e.currentTarget.value } })}
      />
      {wrong && (
        <small id={`${id}-wrong`} class="wrong" role="alert">
          {w.wrong(fault.value!.message)}
        </small>
      )}
    </div>
  );
}

/** What has no field of its own. */
function Rest() {
  const w = words.value.options;
  const wrong = fault.value?.setting === "rest";
  return (
    <section>
      <h3>
        <label for="option-rest">{w.rest}</label>
      </h3>
      <p class="muted" id="rest-hint">
        {w.restHint}
      </p>
      <textarea
        id="option-rest"
        rows={6}
        value={draft.value.rest}
        placeholder={"network:\n  hosts:\n    api.shop.test:\n      routes:\n        /orders: {json: {state: paid}, delay: 500ms}"}
        spellcheck={false}
        aria-invalid={wrong}
        aria-describedby="rest-hint"
        onInput={(e) => change({ rest: e.currentTarget.value })}
      />
      {wrong && (
        <p class="wrong" role="alert">
          {w.wrong(fault.value!.message)}
        </p>
      )}
    </section>
  );
}

function Buttons() {
  const w = words.value.options;
  return (
    <footer>
      <button type="button" class="button outlined" onClick={resetDraft}>
        {w.reset}
      </button>
      <span class="gap" role="alert">
        {fault.value?.setting === "server" && <span class="wrong">{w.noServer}</span>}
      </span>
      <button type="submit" class="button outlined" id="options-apply">
        {w.apply}
      </button>
      <button type="button" class="button primary" id="options-run" title={RUN_KEY} onClick={() => void applyAndRun()}>
        {w.applyAndRun}
      </button>
    </footer>
  );
}
