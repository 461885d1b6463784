/** How people know an actor: demo accounts by their name, processes by their kind. */
export const personName = (id: string): string =>
  id.replace(/^demo-/, '').replace(/^(runner|collector):.*$/, '$1');
