/** The page's own parts without the browser's; where a browser has no full screen, over the whole window. */
export async function toggleFullScreen(inside: Element | null): Promise<void> {
  const page = inside?.closest<HTMLElement>('.dg-page');
  if (!page) return;
  if (document.fullscreenElement) return left();
  if (page.classList.contains('dg-full')) {
    page.classList.remove('dg-full');
    return;
  }
  try {
    if (!page.requestFullscreen) throw new TypeError('this browser has no full screen');
    await page.requestFullscreen();
  } catch {
    page.classList.add('dg-full');
  }
}

/** A browser that has left already, by Escape, refuses: that is what was asked for. */
async function left(): Promise<void> {
  try {
    await document.exitFullscreen();
  } catch (error) {
    if (document.fullscreenElement) throw error;
  }
}
