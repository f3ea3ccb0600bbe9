/** Whether the page stands in a frame of a course page: with the program, what it prints and its timeline alone. */
export const EMBEDDED = new URLSearchParams(location.search).get("embed") === "1";
