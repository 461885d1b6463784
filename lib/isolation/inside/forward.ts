import { connect, createServer, type Server } from 'node:net';
import type { Forward } from './order.ts';

/** Listens on the step's own loopback and passes every connection on to a socket that was bound in. */
export function forward({ port, socket }: Forward): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((inside) => {
      const outside = connect(socket);
      const end = () => {
        inside.destroy();
        outside.destroy();
      };
      inside.on('error', end).on('close', end);
      outside.on('error', end).on('close', end);
      inside.pipe(outside).pipe(inside);
    });
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
