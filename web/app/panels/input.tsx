import { words } from "../i18n";
import { source } from "../store/lesson";
import { choice, giveInput } from "../store/options";

/** What the program will read, for programs that read. */
export function InputLine() {
  const text = choice.value.input ?? "";
  if (text === "" && !reads(source.value)) return null;
  const w = words.value.output;
  return (
    <label class="stdin">
      <span>{w.input}</span>
      <textarea
        rows={Math.min(6, text.split("\n").length)}
        value={text}
        placeholder={w.inputHint}
        title={w.inputHint}
        spellcheck={false}
        onInput={(event) => giveInput(event.currentTarget.value)}
      />
    </label>
  );
}

/** Whether a program looks as if it read its standard input. */
function reads(program: string): boolean {
  return /\binput\s*\(|\bstdin\b/.test(program);
}
