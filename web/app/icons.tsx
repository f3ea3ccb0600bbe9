// The page's few icons: 16 × 16, filled with the colour of the text around them.

import type { ComponentChildren } from "preact";

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const PlayIcon = () => <Icon><path d="M4 2.5v11l9-5.5z" /></Icon>;
export const PauseIcon = () => <Icon><path d="M4 3h3v10H4zM9 3h3v10H9z" /></Icon>;
export const StopIcon = () => <Icon><path d="M3.5 3.5h9v9h-9z" /></Icon>;
export const NextIcon = () => <Icon><path d="M6 3.5v9L11.5 8z" /></Icon>;
export const PreviousIcon = () => <Icon><path d="M10 3.5v9L4.5 8z" /></Icon>;
export const LastIcon = () => <Icon><path d="M4 3.5v9L9.5 8zM10.5 3.5H12v9h-1.5z" /></Icon>;
export const FirstIcon = () => <Icon><path d="M12 3.5v9L6.5 8zM4 3.5h1.5v9H4z" /></Icon>;
export const DownIcon = () => <Icon><path d="M3.5 6h9L8 11z" /></Icon>;
export const ThemeIcon = () => <Icon><path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 1.4v10.2a5.1 5.1 0 0 0 0-10.2z" fill-rule="evenodd" /></Icon>;
export const ProseIcon = () => <Icon><path d="M2 3h12v1.3H2zm0 3.3h12v1.3H2zm0 3.3h8v1.3H2z" /></Icon>;

/** A loop with one thing going round on it. */
export const Logo = () => (
  <Icon>
    <path d="M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2zm0 1.6a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 8 2.8z" fill-rule="evenodd" />
    <circle cx="8" cy="8" r="2.4" />
  </Icon>
);
