// The lists of the panel: hosts that fail, signals, scripted clients.

import type { ComponentChildren } from "preact";
import { CloseIcon } from "../icons";
import { words } from "../i18n";
import { FAILURES, SIGNALS } from "./draft";
import { change, draft, fault } from "./store";

export function HostRows() {
  const w = words.value.options;
  const { hosts } = draft.value;
  return (
    <List title={w.hosts} hint={w.hostsHint} add={w.addHost} setting="hosts" rows={hosts} fresh={{ host: "", fail: "refused" }} change={(rows) => change({ hosts: rows })}>
      {({ host, fail }, set) => (
        <>
          <input class="wide" aria-label={w.host} placeholder="api.example.com" spellcheck={false} value={host} onInput={(e) => set({ host: e.currentTarget.value })} />
          <select aria-label={w.fails} value={fail} onChange={(e) => set({ fail: e.currentTarget.value })}>
            {FAILURES.map((name) => (
              <option key={name} value={name}>
                {w.failures[name]}
              </option>
            ))}
          </select>
        </>
      )}
    </List>
  );
}

export function SignalRows() {
  const w = words.value.options;
  const { signals } = draft.value;
  return (
    <List title={w.signals} hint={w.signalsHint} add={w.addSignal} setting="signals" rows={signals} fresh={{ at: "2s", signal: "SIGINT" }} change={(rows) => change({ signals: rows })}>
      {({ at, signal }, set) => (
        <>
          <input aria-label={w.at} placeholder="2s" value={at} onInput={(e) => set({ at: e.currentTarget.value })} />
          <select class="wide" aria-label={w.signal} value={signal} onChange={(e) => set({ signal: e.currentTarget.value })}>
            {(SIGNALS as readonly string[]).concat(SIGNALS.some((name) => name === signal) ? [] : [signal]).map((name) => (
              <option key={name} value={name}>
                {name === "SIGINT" ? w.ctrlC : name}
              </option>
            ))}
          </select>
        </>
      )}
    </List>
  );
}

export function ClientRows() {
  const w = words.value.options;
  const { clients } = draft.value;
  const fresh = { at: "1s", request: "GET http://localhost:8000/" };
  return (
    <List title={w.clients} hint={w.clientsHint} add={w.addClient} setting="clients" rows={clients} fresh={fresh} change={(rows) => change({ clients: rows })}>
      {({ at, request }, set) => (
        <>
          <input aria-label={w.at} placeholder="1s" value={at} onInput={(e) => set({ at: e.currentTarget.value })} />
          <input class="wide" aria-label={w.request} spellcheck={false} value={request} onInput={(e) => set({ request: e.currentTarget.value })} />
        </>
      )}
    </List>
  );
}

interface ListProps<T> {
  title: string;
  hint: string;
  add: string;
  /** What the server calls it when something is wrong there. */
  setting: string;
  rows: T[];
  fresh: T;
  change: (rows: T[]) => void;
  children: (row: T, set: (part: Partial<T>) => void) => ComponentChildren;
}

function List<T extends object>({ title, hint, add, setting, rows, fresh, change, children }: ListProps<T>) {
  const w = words.value.options;
  return (
    <section>
      <h3>{title}</h3>
      {rows.length === 0 && <p class="muted">{hint}</p>}
      {rows.map((row, k) => (
        <div class="row" key={k}>
          {children(row, (part) => change(rows.with(k, { ...row, ...part })))}
          <button type="button" class="button" title={w.remove} aria-label={w.remove} onClick={() => change(rows.toSpliced(k, 1))}>
            <CloseIcon />
          </button>
        </div>
      ))}
      {fault.value?.setting === setting && (
        <p class="wrong" role="alert">
          {w.wrong(fault.value.message)}
        </p>
      )}
      <button type="button" class="button outlined" onClick={() => change([...rows, { ...fresh }])}>
        {add}
      </button>
    </section>
  );
}
