/** Of 11 px text in any language, px: rough, for what needs no better. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, each) => sum + (each > '\u2fff' ? 11.5 : 6.1), 0);
