// A sentence is a list of parts, so that the page can show the names in it as
// what they are: a task in its colour, code as code.

export type Part = string | { task: number; name: string } | { code: string };

export type Sentence = Part[];

/** What may stand in a template: parts, whole sentences, numbers; nothing for null. */
export type Slot = Part | Sentence | number | null;

/** Puts a sentence together: say`${task} stops at ${place}.` */
export function say(texts: TemplateStringsArray, ...slots: Slot[]): Sentence {
  const parts: Part[] = [];
  texts.forEach((text, n) => {
    add(parts, text);
    if (n < slots.length) add(parts, slots[n]!);
  });
  return parts;
}

/** Puts parts in a row: "a, b and c". */
export function list(items: Slot[], comma: string, and: string): Sentence {
  const parts: Part[] = [];
  items.forEach((item, n) => {
    if (n > 0) add(parts, n === items.length - 1 ? and : comma);
    add(parts, item);
  });
  return parts;
}

/** The sentence as plain text, for screen readers and tests. */
export function plain(sentence: Sentence): string {
  return sentence.map((p) => (typeof p === "string" ? p : "code" in p ? p.code : p.name)).join("");
}

function add(parts: Part[], slot: Slot): void {
  if (slot === null || slot === "") return;
  if (Array.isArray(slot)) slot.forEach((part) => add(parts, part));
  else if (typeof slot === "number") add(parts, String(slot));
  else if (typeof slot === "string" && typeof parts[parts.length - 1] === "string") parts[parts.length - 1] += slot;
  else parts.push(slot);
}
