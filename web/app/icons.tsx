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
export const NextLineIcon = () => <Icon><path d="M2 2.5h12V4H2zM2 12h12v1.5H2zM7.25 5h1.5v3h2L8 11 5.25 8h2z" /></Icon>;
export const PreviousLineIcon = () => <Icon><path d="M2 2.5h12V4H2zM2 12h12v1.5H2zM7.25 11h1.5V8h2L8 5 5.25 8h2z" /></Icon>;
export const NextStopIcon = () => <Icon><path d="M2 3.5v9L8 8z" /><circle cx="11.5" cy="8" r="3" /></Icon>;
export const PreviousStopIcon = () => <Icon><path d="M14 3.5v9L8 8z" /><circle cx="4.5" cy="8" r="3" /></Icon>;
export const PreviousIcon = () => <Icon><path d="M10 3.5v9L4.5 8z" /></Icon>;
export const LastIcon = () => <Icon><path d="M4 3.5v9L9.5 8zM10.5 3.5H12v9h-1.5z" /></Icon>;
export const FirstIcon = () => <Icon><path d="M12 3.5v9L6.5 8zM4 3.5h1.5v9H4z" /></Icon>;
export const DownIcon = () => <Icon><path d="M3.5 6h9L8 11z" /></Icon>;
export const ThemeIcon = () => <Icon><path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 1.4v10.2a5.1 5.1 0 0 0 0-10.2z" fill-rule="evenodd" /></Icon>;
export const ProseIcon = () => <Icon><path d="M2 3h12v1.3H2zm0 3.3h12v1.3H2zm0 3.3h8v1.3H2z" /></Icon>;

export const CloseIcon = () => <Icon><path d="M4.2 3 8 6.8 11.8 3 13 4.2 9.2 8l3.8 3.8-1.2 1.2L8 9.2 4.2 13 3 11.8 6.8 8 3 4.2z" /></Icon>;
export const SearchIcon = () => <Icon><path d="M7 2a5 5 0 1 0 3 9l3 3 1.1-1.1-3-3A5 5 0 0 0 7 2zm0 1.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z" fill-rule="evenodd" /></Icon>;
export const FoldIcon = () => <Icon><path d="M1 7.3h4.6L7.2 3h1.5L7.1 7.3 5.5 13H4l1.4-4.3H1zM10.3 3h1.5l-1.6 4.3H15v1.4H9.8L8.4 13H6.9z" /></Icon>;
export const ShareIcon = () => <Icon><path d="M8 1.2 11.8 5l-1 1L8.7 3.9V10H7.3V3.9L5.2 6l-1-1zM2.5 8.5H4v4.3h8V8.5h1.5v5.8h-11z" /></Icon>;

export const FilterIcon = () => <Icon><path d="M1.5 2.5h13L9.5 8.7v4.3L6.5 14V8.7zm3 1.4L7.9 8.200v3.900l.2-.1V8.200l3.400-4.3z" fill-rule="evenodd" /></Icon>;
export const OptionsIcon = () => <Icon><path d="M1.5 4h5.6v1.4H1.5zM11 4h3.5v1.4H11zM9 2.5h1.4v4.4H9zM1.5 10.6H4V12H1.5zM8 10.6h6.5V12H8zM5.6 9.1H7v4.4H5.6z" /></Icon>;
export const OutIcon = () => <Icon><path d="M3 3h4v1.4H4.4v7.2h7.2V9H13v4H3zm6 0h4v4h-1.4V5.4L8 9 7 8l3.6-3.6H9z" /></Icon>;
export const CompareIcon = () => <Icon><path d="M1.5 3h8v3h-8zm0 7h13v3h-13zM11 3h3.5v1.2H11zm0 1.8h3.5V6H11z" /></Icon>;
export const SwapIcon = () => <Icon><path d="M5 2v8.6l2.1-2.1 1 1L4.3 13.3.5 9.5l1-1 2.1 2.1V2zm6.7.7 3.8 3.8-1 1-2.1-2.1V14H11V5.4L8.9 7.5l-1-1z" /></Icon>;
export const TableIcon = () => <Icon><path d="M1.5 2.5h13v11h-13zm1.4 3.2v2h3V5.7zm4.4 0v2h5.8v-2zM2.9 9.1v3h3v-3zm4.4 0v3h5.8v-3z" fill-rule="evenodd" /></Icon>;
export const MeasureIcon = () => <Icon><path d="M1.5 2H3v12H1.5zM13 2h1.5v12H13zM6.3 4.8l1 1-1.5 1.5h4.4L8.7 5.8l1-1L12.9 8l-3.2 3.2-1-1 1.5-1.5H5.8l1.5 1.5-1 1L3.1 8z" /></Icon>;

/** A loop with one thing going round on it. */
export const Logo = () => (
  <Icon>
    <path d="M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2zm0 1.6a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 8 2.8z" fill-rule="evenodd" />
    <circle cx="8" cy="8" r="2.4" />
  </Icon>
);
