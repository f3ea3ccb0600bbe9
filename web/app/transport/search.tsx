import { useEffect, useRef } from "preact/hooks";
import { CloseIcon, FilterIcon, NextIcon, PreviousIcon } from "../icons";
import { words } from "../i18n";
import { filtering, lookFor, matches, matchNumber, moveToMatch, query, searching } from "../store/search";

/** The search through the run, while it is open. */
export function SearchBar() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), [searching.value]);
  if (!searching.value) return null;
  const w = words.value.search;
  const none = matches.value.events.length === 0;
  return (
    <div class="search" role="search">
      <input
        ref={field}
        type="search"
        value={query.value}
        placeholder={w.placeholder}
        aria-label={w.placeholder}
        onInput={(e) => lookFor(e.currentTarget.value)}
        onKeyDown={key}
      />
      <span class="number muted" aria-live="polite" title={w.sorts(matches.value)}>
        {query.value.trim() === "" ? "" : w.found(matchNumber.value, matches.value)}
      </span>
      <button type="button" class="button" title={w.previous} aria-label={w.previous} disabled={none} onClick={() => moveToMatch(-1)}>
        <PreviousIcon />
      </button>
      <button type="button" class="button" title={w.next} aria-label={w.next} disabled={none} onClick={() => moveToMatch(1)}>
        <NextIcon />
      </button>
      <button type="button" class="button" id="filter" title={w.filter} aria-label={w.filter} aria-pressed={filtering.value} disabled={none} onClick={() => (filtering.value = !filtering.value)}>
        <FilterIcon />
      </button>
      <button type="button" class="button" title={w.close} aria-label={w.close} onClick={() => (searching.value = false)}>
        <CloseIcon />
      </button>
    </div>
  );
}

function key(e: KeyboardEvent): void {
  if (e.key === "Enter") moveToMatch(e.shiftKey ? -1 : 1);
  else if (e.key === "Escape") searching.value = false;
  else return;
  e.preventDefault();
  e.stopPropagation();
}
