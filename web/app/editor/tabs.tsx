import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../i18n";
import { addFile, deleteFile, files, mayBeNamed, renameFile, shownFile } from "../store/files";
import { lesson } from "../store/lesson";

/** The program's files, and what makes, renames and deletes them. */
export function FileTabs() {
  const [naming, setNaming] = useState<"" | "new" | "rename">("");
  const w = words.value.editor.files;
  const shown = shownFile.value;
  const paths = ["", ...Object.keys(files.value)];
  function take(name: string) {
    if (naming === "new") addFile(name);
    else if (name !== shown) renameFile(shown, name);
    setNaming("");
  }
  return (
    <>
      <nav class="files" aria-label={w.region}>
        {paths.map((path) => (
          <button key={path} type="button" class="button file" aria-current={path === shown ? "true" : undefined} onClick={() => (shownFile.value = path)}>
            {path || lesson.value?.file}
          </button>
        ))}
      </nav>
      {naming ? (
        <NameField before={naming === "rename" ? shown : ""} take={take} leave={() => setNaming("")} />
      ) : (
        <button type="button" class="button" id="add-file" title={w.add} aria-label={w.add} onClick={() => setNaming("new")}>
          +
        </button>
      )}
      {shown && !naming && (
        <>
          <button type="button" class="button" id="rename-file" onClick={() => setNaming("rename")}>
            {w.rename}
          </button>
          <button type="button" class="button" id="delete-file" onClick={() => confirm(w.sure(shown)) && deleteFile(shown)}>
            {w.delete}
          </button>
        </>
      )}
    </>
  );
}

/** Where a file's name is written; it is taken once it is one. */
function NameField({ before, take, leave }: { before: string; take: (name: string) => void; leave: () => void }) {
  const [name, setName] = useState(before);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current!.select(), []);
  const w = words.value.editor.files;
  const full = name.endsWith(".py") || name === "" ? name : `${name}.py`;
  const good = mayBeNamed(full, before);
  function key(e: KeyboardEvent) {
    e.stopPropagation();
    if (e.key === "Escape") leave();
    if (e.key === "Enter" && good) take(full);
  }
  return (
    <input
      class="file-name"
      id="file-name"
      value={name}
      placeholder="helper.py"
      aria-label={w.name}
      aria-invalid={name !== "" && !good}
      title={name !== "" && !good ? w.bad : w.name}
      ref={field}
      onInput={(e) => setName(e.currentTarget.value.trim())}
      onKeyDown={key}
      onBlur={() => (good && name !== before ? take(full) : leave())}
    />
  );
}
