/** Where a drawing's axes are, in pixels from its top; across, everything is in percent. */
export type Frame = { readonly top: number; readonly height: number; readonly base: number };

const frame = (height: number): Frame => ({ top: 16, height, base: 16 + height });

export const IN_GRID = frame(190);
export const ENLARGED = frame(380);

/** Below the zero line: the time axis. */
export const AXIS = 22;
