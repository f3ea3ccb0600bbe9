import { Bar } from "./bar";
import { EMBEDDED } from "./embedded";
import { Editor } from "./editor/editor";
import { EventsTable } from "./events-table";
import { HelpDialog } from "./help/dialog";
import { words } from "./i18n";
import { Split } from "./layout/split";
import { Prose } from "./lesson/prose";
import { Notices } from "./notice";
import { OptionsDialog } from "./options/dialog";
import { Panels } from "./panels/panels";
import { panes, proseShown } from "./store/settings";
import { TimelinePane } from "./timeline-pane";
import { SearchBar } from "./transport/search";
import { SentenceLine } from "./transport/sentence";
import { Transport } from "./transport/transport";

/** The whole page. */
export function App() {
  const sizes = {
    "--prose": `${panes.prose.value}px`,
    "--side": `${panes.side.value}px`,
    "--upper": `${100 * panes.upper.value}%`,
  };
  const w = words.value.panels.resize;
  const prose = proseShown.value && !EMBEDDED;
  return (
    <div class={`page ${EMBEDDED ? "embedded" : ""}`}>
      <Bar />
      <main class="desk" style={sizes}>
        <div class={`upper ${prose ? "" : "bare"}`}>
          {prose && <Prose />}
          {prose && <Split axis="x" size={panes.prose} perPixel={() => 1} min={200} max={640} initial={320} label={w.prose} />}
          <Editor />
          <Split axis="x" size={panes.side} perPixel={() => -1} min={240} max={720} initial={360} label={w.side} />
          <Panels />
        </div>
        <Split axis="y" size={panes.upper} perPixel={() => 1 / innerHeight} min={0.2} max={0.75} initial={0.52} label={w.upper} />
        <div class="lower">
          <Transport />
          <div class="said">
            <SentenceLine />
            <SearchBar />
          </div>
          <TimelinePane />
        </div>
      </main>
      <EventsTable />
      <HelpDialog />
      <OptionsDialog />
      <Notices />
    </div>
  );
}
