/** Open streams to browsers, so that SIGTERM can end them all and the API can count them. */
export type StreamRegistry = {
  /** @returns what to call when the stream ends by itself */
  readonly add: (close: () => void) => () => void;
  readonly closeAll: () => void;
  readonly size: () => number;
};

export function streamRegistry(): StreamRegistry {
  const open = new Set<() => void>();
  return {
    add(close) {
      open.add(close);
      return () => open.delete(close);
    },
    closeAll() {
      for (const close of [...open]) close();
      open.clear();
    },
    size: () => open.size,
  };
}
