import { addressOf, guardedFetch } from '#components/live/router-fetch.ts';

// Before anything of a page runs: the router must not be able to lose it.
window.fetch = guardedFetch({
  fetch: window.fetch.bind(window),
  here: () => addressOf(location.href),
  pause: (ms) =>
    new Promise((done) => {
      const over = () => {
        clearTimeout(timer);
        window.removeEventListener('online', over);
        done();
      };
      const timer = setTimeout(over, ms);
      window.addEventListener('online', over);
    }),
});
