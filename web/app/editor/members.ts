// What a name in a program stands for, as far as its text tells: enough to know
// what may follow a dot. The program need not be complete, let alone correct.

import type { Entry, Names } from "../net/advice";

/** What may follow `expression.`; null where that is not known. */
export function membersOf(expression: string, text: string, names: Names): Entry[] | null {
  if (expression === "self") return ownMembers(text);
  const imported = imports(text).has(expression.split(".")[0]!);
  const path = pathOf(expression, text);
  // A variable may have the name of a module that is not imported.
  const cls = (imported ? undefined : classOf(expression, text, names)) ?? classAt(path, names);
  if (cls) return cls[4] ?? null;
  return names[path] ? [...names[path], ...submodules(path, names)] : (classOf(expression, text, names)?.[4] ?? null);
}

/** The modules of a package, as if they were names in it. */
function submodules(path: string, names: Names): Entry[] {
  const within = Object.keys(names).filter((name) => name.startsWith(`${path}.`) && !name.slice(path.length + 1).includes("."));
  return within.map((name) => [name.slice(path.length + 1), "namespace", "", ""]);
}

/** The dotted path that an expression means after the program's imports. */
function pathOf(expression: string, text: string): string {
  const [first, ...rest] = expression.split(".");
  return [imports(text).get(first!) ?? first!, ...rest].join(".");
}

/** What the program's imports bind, by name. */
export function imports(text: string): Map<string, string> {
  const bound = new Map<string, string>();
  for (const [, list] of text.matchAll(/^[ \t]*import[ \t]+([\w., \t]+)/gm)) {
    for (const [name, as] of pairs(list!)) bound.set(as ?? name.split(".")[0]!, as ? name : name.split(".")[0]!);
  }
  for (const [, module, parens, list] of text.matchAll(/^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+(?:\(([^)]*)|([\w, \t]+))/gm)) {
    for (const [name, as] of pairs(parens ?? list!)) bound.set(as ?? name, `${module}.${name}`);
  }
  return bound;
}

/** The names of a list such as `a, b as c`. */
function pairs(list: string): [name: string, as: string | undefined][] {
  const words = list.split(",").map((item) => item.trim().split(/\s+/));
  return words.filter(([name]) => name).map(([name, keyword, as]) => [name!, keyword === "as" ? as : undefined]);
}

function classAt(path: string, names: Names): Entry | undefined {
  const dot = path.lastIndexOf(".");
  const [module, name] = dot < 0 ? ["builtins", path] : [path.slice(0, dot), path.slice(dot + 1)];
  return names[module]?.find((entry) => entry[0] === name && entry[1] === "class");
}

/** What some functions give. */
const RESULTS: Record<string, string> = {
  "asyncio.create_task": "asyncio.Task",
  "asyncio.ensure_future": "asyncio.Task",
  "asyncio.current_task": "asyncio.Task",
  "asyncio.get_running_loop": "asyncio.AbstractEventLoop",
  "asyncio.get_event_loop": "asyncio.AbstractEventLoop",
  "asyncio.new_event_loop": "asyncio.AbstractEventLoop",
  "asyncio.timeout": "asyncio.Timeout",
  open: "io.TextIOWrapper",
};

/** What literals begin with. */
const LITERALS: [RegExp, string][] = [
  [/^\[/, "list"],
  [/^\{\s*\}|^\{[^{}]*?:/, "dict"],
  [/^\{/, "set"],
  [/^[rR]?[bB]["']/, "bytes"],
  [/^[fFrRuU]{0,2}["']/, "str"],
  [/^\d+\b(?!\.)/, "int"],
  [/^\d*\.\d/, "float"],
];

/** The class of what a variable was last given in the text. */
function classOf(expression: string, text: string, names: Names): Entry | undefined {
  const value = /^["']/.test(expression) ? expression : lastValue(expression, text);
  if (value === null) return undefined;
  const literal = LITERALS.find(([begin]) => begin.test(value));
  if (literal) return classAt(literal[1], names);
  const called = /^(?:await\s+)?([A-Za-z_][\w.]*)\s*[([]?/.exec(value)?.[1];
  if (!called) return undefined;
  const path = pathOf(called, text);
  return classAt(/\.create_task$/.test(path) ? "asyncio.Task" : (RESULTS[path] ?? path), names);
}

/** The text behind `name =`, `name:` or before `as name`. */
function lastValue(name: string, text: string): string | null {
  const word = name.replace(/\./g, "\\.");
  const given = [...text.matchAll(new RegExp(`(?<![\\w.])${word}[ \\t]*(?::[^=\\n]*)?=(?!=)[ \\t]*([^\\n]+)`, "g"))];
  const entered = [...text.matchAll(new RegExp(`\\bwith[ \\t]+([^\\n]*?)[ \\t]+as[ \\t]+${word}\\b`, "g"))];
  const annotated = [...text.matchAll(new RegExp(`(?<![\\w.])${word}[ \\t]*:[ \\t]*([A-Za-z_][\\w.]*)[ \\t]*[,)=\\n]`, "g"))];
  const found = given.at(-1) ?? entered.at(-1) ?? annotated.at(-1);
  return found ? found[1]!.trim() : null;
}

/** The attributes and methods of the program's own classes. */
function ownMembers(text: string): Entry[] {
  const found = new Map<string, Entry>();
  for (const [, name] of text.matchAll(/\bself\.(\w+)\b[ \t]*(?:[-+*/|&^%@]|\/\/|\*\*|<<|>>)?=(?!=)/g)) found.set(name!, [name!, "property", "", ""]);
  for (const [, async, name, parameters] of text.matchAll(/(async[ \t]+)?def[ \t]+(\w+)\(self(?:,[ \t]*)?([^)\n]*)\)/g)) {
    found.set(name!, [name!, "method", `${async ? "async " : ""}(${parameters})`, ""]);
  }
  return [...found.values()];
}
