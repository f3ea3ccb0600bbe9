/** How Run's key is written on this machine's keyboard. */
export const RUN_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘ ↵" : "Ctrl ↵";
