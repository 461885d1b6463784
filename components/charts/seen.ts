/** Whether a chart is in the window. No state: coming and going draws nothing. */
export type Seen = { current: boolean };

/** For what is always in sight, like an enlarged chart. */
export const ALWAYS_SEEN: Seen = { current: true };
