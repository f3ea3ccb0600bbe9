import { words } from "./i18n";
import { notice } from "./store/notice";
import { dropping } from "./take-away/drop";

/** What lies over the page for a moment: a word to the reader, and where a file may be dropped. */
export function Notices() {
  const w = words.value;
  return (
    <>
      {dropping.value && <div class="dropping">{w.takeAway.dropHere}</div>}
      {notice.value && (
        <div class={`toast ${notice.value.bad ? "bad" : ""}`} role="alert">
          <span>{notice.value.text(w)}</span>
          {notice.value.undo && (
            <button type="button" class="button outlined" onClick={() => (notice.value?.undo?.(), (notice.value = null))}>
              {w.takeAway.undo}
            </button>
          )}
          <button type="button" class="button outlined" onClick={() => (notice.value = null)}>
            {w.help.close}
          </button>
        </div>
      )}
    </>
  );
}
