/** The page's own parts without the browser's; where a browser has no full screen, over the whole window. */
export function toggleFullScreen(inside: Element | null): void {
  const page = inside?.closest<HTMLElement>('.dg-page');
  if (!page) return;
  if (document.fullscreenElement) {
    void document.exitFullscreen();
    return;
  }
  if (page.classList.contains('dg-full')) {
    page.classList.remove('dg-full');
    return;
  }
  if (!page.requestFullscreen) {
    page.classList.add('dg-full');
    return;
  }
  page.requestFullscreen().catch(() => page.classList.add('dg-full'));
}
