import { computed, effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { explain } from "./explain";
import { clock } from "./format/time";
import { words } from "./i18n";
import { cursor, moveBy, moveTo } from "./store/cursor";
import { tableShown } from "./store/page";
import { pause } from "./store/playback";
import { length, run } from "./store/run";
import { language } from "./store/settings";
import { States } from "./trace/state";
import { SentenceText } from "./transport/sentence";

/** How many events the table shows at once: more than fit, and few enough to be told in no time. */
const PAGE = 50;

/** The table has a reader of its own, since its events lie apart from the cursor's. */
const states = computed(() => (run.value ? new States(run.value.trace) : null));

/** The events of the run in a table, for who reads rather than looks: one key away, and the cursor moves with it. */
export function EventsTable() {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = tableShown.value && run.value !== null;
  useEffect(
    () =>
      effect(() => {
        if (tableShown.value && run.value) dialog.current?.showModal();
        else dialog.current?.close();
      }),
    [],
  );
  const w = words.value.events;
  return (
    <dialog class="large events-dialog" ref={dialog} aria-labelledby="events-title" onClose={() => (tableShown.value = false)}>
      <header>
        <h2 id="events-title">{w.title(length.value)}</h2>
        <button type="button" class="button outlined" onClick={() => (tableShown.value = false)}>
          {words.value.help.close}
        </button>
      </header>
      <div class="scroll">{shown && <Table />}</div>
    </dialog>
  );
}

/** The page of events that the cursor is in. */
function Table() {
  const body = useRef<HTMLTableSectionElement>(null);
  const w = words.value.events;
  const first = Math.floor(Math.max(0, cursor.value) / PAGE) * PAGE;
  const rows = Array.from({ length: Math.min(PAGE, length.value - first) }, (_, k) => first + k);
  useEffect(() => body.current?.querySelector<HTMLElement>("[aria-current]")?.focus(), [cursor.value]);
  return (
    <table class="events">
      <thead>
        <tr>
          {[w.number, w.time, w.turn, w.task, w.what].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((i) => (
          <Row key={i} event={i} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ event }: { event: number }) {
  const { trace, index } = run.value!;
  const now = states.value!.at(event);
  const current = event === cursor.value;
  return (
    <tr tabIndex={current ? 0 : -1} aria-current={current || undefined} onClick={() => go(event)}>
      <th scope="row">{event + 1}</th>
      <td>{clock(trace.time[event]!)}</td>
      <td>{trace.turn[event] || ""}</td>
      <td>{now.tasks.get(trace.task[event]!)?.name ?? ""}</td>
      <td>
        <SentenceText sentence={explain(trace, index, now, event, language.value)} plain />
      </td>
    </tr>
  );
}

function go(event: number): void {
  pause();
  moveTo(event);
}

const KEYS: Record<string, () => void> = {
  ArrowUp: () => moveBy(-1),
  ArrowDown: () => moveBy(1),
  PageUp: () => moveTo(Math.max(0, cursor.value - PAGE)),
  PageDown: () => moveTo(cursor.value + PAGE),
  Home: () => moveTo(0),
  End: () => moveTo(length.value - 1),
};

/** The keys of the table, while it is open. */
export function tableKey(e: KeyboardEvent): void {
  const move = KEYS[e.key];
  if (!move) return;
  pause();
  move();
  e.preventDefault();
}
