const SIZE = 18;

/** The sign of what fails, in a drawing. */
export function BrokenMark({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <svg
      x={x - SIZE / 2}
      y={y - SIZE / 2}
      width={SIZE}
      height={SIZE}
      className="glyph of-failing"
      aria-hidden="true"
    >
      <use href="#glyph-failing" />
    </svg>
  );
}
