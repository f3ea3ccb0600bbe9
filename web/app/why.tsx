import { computed } from "@preact/signals";
import { CloseIcon } from "./icons";
import { why } from "./explain/why";
import * as en from "./explain/why-en";
import * as zh from "./explain/why-zh";
import { words } from "./i18n";
import { state } from "./store/cursor";
import { run } from "./store/run";
import { language } from "./store/settings";
import { selection, whyShown } from "./store/view";
import { Sub, taskOf } from "./trace/schema";
import type { RunState } from "./trace/state";
import { SentenceText } from "./transport/sentence";

const tellers = { en, zh };

/** The task that does not run and is asked about: the selected one, or in a deadlock any; 0 if none. */
const stopped = computed(() => {
  const now = state.value;
  if (!now) return 0;
  const chosen = taskOf(selection.value?.ref ?? 0);
  if (chosen !== 0) return isStopped(now, chosen) ? chosen : 0;
  if (now.end !== Sub.EndDeadlock) return 0;
  return [...now.tasks.keys()].find((id) => isStopped(now, id)) ?? 0;
});

function isStopped(now: RunState, id: number): boolean {
  const status = now.tasks.get(id)?.status;
  return status === "suspended" || status === "ready" || status === "new";
}

/** The question why a task is not running, and, when it is asked, the answer. */
export function WhyPanel() {
  const id = stopped.value;
  if (id === 0) return null;
  const w = words.value.why;
  const name = state.value!.tasks.get(id)!.name;
  if (!whyShown.value) {
    return (
      <button type="button" class="button outlined ask" id="why" onClick={() => (whyShown.value = true)}>
        {w.ask(name)} <kbd>Y</kbd>
      </button>
    );
  }
  return (
    <section class="why" aria-label={w.ask(name)}>
      <header>
        <h3>{w.ask(name)}</h3>
        <button type="button" class="button" title={w.close} aria-label={w.close} onClick={() => (whyShown.value = false)}>
          <CloseIcon />
        </button>
      </header>
      <Answer id={id} />
    </section>
  );
}

function Answer({ id }: { id: number }) {
  const { trace, index } = run.value!;
  const teller = tellers[language.value];
  const found = why(trace, index, state.value!, id);
  const end = teller.tellEnd(found);
  return (
    <>
      <ol>
        {found.links.map((link, n) => (
          <li key={n} style={{ "--depth": Math.min(link.depth, 4) }}>
            <SentenceText sentence={teller.tellLink(link)} />
          </li>
        ))}
      </ol>
      {end && (
        <p class={found.cycle.length > 0 ? "bad" : ""}>
          <SentenceText sentence={end} />
        </p>
      )}
    </>
  );
}
