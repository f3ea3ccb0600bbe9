import type { Signal } from "@preact/signals";
import { useRef, useState } from "preact/hooks";

interface Props {
  /** The direction in which the divider moves. */
  axis: "x" | "y";
  size: Signal<number>;
  /** What one pixel of movement adds to the size: -1 where the pane is after the divider. */
  perPixel: () => number;
  min: number;
  max: number;
  initial: number;
  label: string;
}

/** A divider between two panes, moved by pointer or arrow keys; a double click puts it back. */
export function Split({ axis, size, perPixel, min, max, initial, label }: Props) {
  const start = useRef({ at: 0, size: 0 });
  const [dragging, setDragging] = useState(false);
  const place = (e: PointerEvent) => (axis === "x" ? e.clientX : e.clientY);
  const set = (value: number) => (size.value = Math.min(max, Math.max(min, value)));

  function press(e: PointerEvent) {
    (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId);
    start.current = { at: place(e), size: size.value };
    setDragging(true);
    e.preventDefault();
  }

  function move(e: PointerEvent) {
    if (dragging) set(start.current.size + (place(e) - start.current.at) * perPixel());
  }

  function key(e: KeyboardEvent) {
    const [less, more] = axis === "x" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    if (e.key !== less && e.key !== more) return;
    set(size.value + (e.key === more ? 16 : -16) * perPixel());
    e.preventDefault();
    e.stopPropagation();
  }

  return (
    <div
      class={`split ${axis} ${dragging ? "dragging" : ""}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === "x" ? "vertical" : "horizontal"}
      aria-valuenow={Math.round((100 * (size.value - min)) / (max - min))}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onDblClick={() => set(initial)}
      onKeyDown={key}
    />
  );
}
