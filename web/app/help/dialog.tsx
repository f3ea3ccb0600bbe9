import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { words } from "../i18n";
import { RUN_KEY } from "../keys";
import { ArrowLegend, Legend } from "./legend";
import { helpShown } from "../store/page";

/** The keys, the marks of the timeline and the words, each in a line. */
export function HelpDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(
    () =>
      effect(() => {
        if (helpShown.value) dialog.current?.showModal();
        else dialog.current?.close();
      }),
    [],
  );
  const w = words.value.help;
  return (
    <dialog class="help large" ref={dialog} aria-labelledby="help-title" onClose={() => (helpShown.value = false)}>
      <header>
        <h2 id="help-title">{w.title}</h2>
        <button type="button" class="button outlined" onClick={() => (helpShown.value = false)}>
          {w.close}
        </button>
      </header>
      <div class="body">
        <Keys />
        <div>
          <section>
            <h3>{w.marksTitle}</h3>
            <Legend />
          </section>
          <section>
            <h3>{w.arrowsTitle}</h3>
            <ArrowLegend />
          </section>
          <Definitions title={w.wordsTitle} entries={w.words} />
        </div>
      </div>
    </dialog>
  );
}

function Keys() {
  const w = words.value.help;
  const keys: [string[], string][] = [
    [[RUN_KEY], w.keys.run],
    [["Space", "⇧ Space"], w.keys.play],
    [["←", "→"], w.keys.event],
    [[",", "."], w.keys.line],
    [["<", ">"], w.keys.intoLine],
    [["B", "⇧ B"], w.keys.stop],
    [["F9"], w.keys.breakpoint],
    [["H"], w.keys.runHere],
    [["⇧ ←", "⇧ →"], w.keys.taskEvent],
    [["[", "]"], w.keys.turn],
    [["N", "P"], w.keys.wakeUp],
    [["Home", "End"], w.keys.ends],
    [["↑", "↓"], w.keys.lane],
    [["C"], w.keys.collapse],
    [["W", "S"], w.keys.zoom],
    [["A", "D"], w.keys.pan],
    [["F"], w.keys.fit],
    [["M"], w.keys.mark],
    [["K"], w.keys.keep],
    [["J", "V"], w.keys.compare],
    [["X"], w.keys.axis],
    [["R"], w.keys.arrows],
    [["I"], w.keys.fold],
    [["Y"], w.keys.why],
    [["/"], w.keys.search],
    [["O"], w.keys.options],
    [["T"], w.keys.table],
    [["?"], w.keys.help],
  ];
  return (
    <section>
      <h3>{w.keysTitle}</h3>
      <dl>
        {keys.map(([caps, what]) => [
          <dt key={what}>
            {caps.map((cap) => (
              <>
                <kbd>{cap}</kbd>{" "}
              </>
            ))}
          </dt>,
          <dd key={`${what} `}>{what}</dd>,
        ])}
      </dl>
      <p class="muted">{w.keysNote}</p>
    </section>
  );
}

function Definitions({ title, entries }: { title: string; entries: string[][] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {entries.map(([word, meaning]) => [<dt key={word}>{word}</dt>, <dd key={meaning}>{meaning}</dd>])}
      </dl>
    </section>
  );
}
