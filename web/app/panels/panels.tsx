import { words } from "../i18n";
import { tab, type Tab } from "../store/page";
import { LoopPanel } from "./loop";
import { OutputPanel } from "./output";
import { problems, ProblemsPanel } from "./problems";
import { VariablesPanel } from "./variables";

const TABS: Tab[] = ["output", "loop", "variables", "problems"];

const PANELS = { output: OutputPanel, loop: LoopPanel, variables: VariablesPanel, problems: ProblemsPanel };

/** The results of the run, one panel at a time. */
export function Panels() {
  const Panel = PANELS[tab.value];
  return (
    <section class="pane side" aria-label={words.value.panels.region}>
      <div class="tabs" role="tablist" onKeyDown={key}>
        {TABS.map((name) => (
          <TabButton key={name} name={name} />
        ))}
      </div>
      <div class="panel" role="tabpanel" id="panel" aria-labelledby={`tab-${tab.value}`} tabIndex={0}>
        <Panel />
      </div>
    </section>
  );
}

function TabButton({ name }: { name: Tab }) {
  const chosen = tab.value === name;
  const count = name === "problems" ? problems.value.length : 0;
  const bad = problems.value.some((p) => p.error);
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${name}`}
      aria-selected={chosen}
      aria-controls="panel"
      tabIndex={chosen ? 0 : -1}
      onClick={() => (tab.value = name)}
    >
      {words.value.panels[name]}
      {count > 0 && <span class={`count number ${bad ? "bad" : ""}`}>{count}</span>}
    </button>
  );
}

/** The arrow keys go from tab to tab, as they do in every tab list. */
function key(e: KeyboardEvent): void {
  if (e.key !== "ArrowLeft" && e.key !== "ArrowRight") return;
  const step = e.key === "ArrowRight" ? 1 : -1;
  tab.value = TABS[(TABS.indexOf(tab.value) + step + TABS.length) % TABS.length]!;
  document.getElementById(`tab-${tab.value}`)?.focus();
  e.preventDefault();
  e.stopPropagation();
}
