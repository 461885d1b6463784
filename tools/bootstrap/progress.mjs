const MARKS = { done: '✓', kept: '✓', failed: '✗', missing: '✗' };

/** One permanent line a part; on a terminal also one line that counts the seconds of what is under way. */
export function progress(out = process.stdout) {
  const underway = new Map();
  const live = Boolean(out.isTTY);
  const clear = () => live && out.write('\r\x1b[2K');
  const draw = () => {
    if (!live || underway.size === 0) return;
    const parts = [...underway].map(([name, { doing, since }]) => `${name}: ${doing} ${seconds(since)}`);
    out.write(`\r\x1b[2K… ${parts.join(' · ')}`.slice(0, (out.columns ?? 80) + 4));
  };
  const timer = live ? setInterval(draw, 500) : undefined;
  timer?.unref();

  return {
    begin(name, doing) {
      underway.set(name, { doing, since: Date.now() });
      if (!live) out.write(`… ${name}: ${doing}\n`);
    },
    end(name, state, text) {
      const started = underway.get(name);
      underway.delete(name);
      clear();
      const took = started ? ` (${seconds(started.since)})` : '';
      out.write(`${MARKS[state]} ${name.padEnd(18)} ${text}${took}\n`);
      draw();
    },
    close() {
      clearInterval(timer);
      clear();
    },
  };
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
