/** In place of Next's: the address stays as it is. */
const router = { push: () => undefined, replace: () => undefined, refresh: () => undefined };
const search = new URLSearchParams();

export const useRouter = () => router;
export const useSearchParams = () => search;
