// The page begins here: it puts itself together, loads the lessons and connects.
//
// store/ holds all state, as signals: the lesson, the run, the cursor through
// it, the settings. Everything else shows some of it. net/ and store/runner.ts
// talk to the server, trace/ keeps a run's events and rebuilds what was true as
// of any of them, timeline/ draws them, explain/ puts them into words.
// options/ is what a run is asked for besides the program.
// compare/ lays two runs side by side; share-link.ts and take-away/ are what
// leaves the page and comes back to it.

import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/bar.css";
import "./styles/lesson.css";
import "./styles/editor.css";
import "./styles/panels.css";
import "./styles/transport.css";
import "./styles/take-away.css";
import "./styles/why.css";
import "./styles/compare.css";
import "./styles/embed.css";
import "./styles/help.css";
import "./styles/options.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app";
import { words } from "./i18n";
import { listenToKeys, releaseFocus } from "./keyboard";
import { lesson, loadLessons } from "./store/lesson";
import { connect } from "./store/page";
import { openServedTrace } from "./store/recorded";
import { applySettings } from "./store/settings";
import { followSharedLinks } from "./store/share";
import { listenToDrops } from "./take-away/drop";

applySettings();
render(<App />, document.getElementById("app")!);
listenToKeys();
releaseFocus();
listenToDrops();
loadLessons();
connect();
followSharedLinks();
void openServedTrace();
effect(() => {
  const { title } = words.value;
  document.title = lesson.value ? `${lesson.value.title} · ${title}` : title;
});
