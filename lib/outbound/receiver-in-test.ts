import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createTcp } from 'node:net';

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A receiver of webhooks on loopback. `answer` may be set: a status, a redirect, or no answer at all. */
export async function startReceiver() {
  const received: Received[] = [];
  const way: { answer: number | 'never'; location?: string } = { answer: 204 };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      if (way.answer === 'never') return;
      response.writeHead(way.answer, way.location ? { location: way.location } : {}).end('no such thing');
    });
  });
  const port = await listening(server);
  return {
    received,
    way,
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/hook`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** As much of a mail server as takes one mail (RFC 5321), without TLS. nodemailer is the other party. */
export async function startMailServer() {
  const mails: string[] = [];
  /** `refuse` answers a command, in capitals, in place of the server. */
  const way: { refuse?: (command: string) => string | undefined } = {};
  const recipients: string[] = [];
  const server = createTcp((socket) => {
    let inData = false;
    let text = '';
    socket.setEncoding('utf8').write('220 mail.test ESMTP\r\n');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (inData) {
        const end = text.indexOf('\r\n.\r\n');
        if (end < 0) return;
        const mail = text.slice(0, end);
        text = '';
        inData = false;
        const refused = way.refuse?.('.');
        if (!refused) mails.push(mail);
        socket.write(`${refused ?? '250 kept'}\r\n`);
        return;
      }
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end).toUpperCase();
        text = text.slice(end + 2);
        const refused = way.refuse?.(line);
        if (line.startsWith('RCPT') && !refused) recipients.push(line.slice('RCPT TO:'.length).toLowerCase());
        if (line.startsWith('EHLO')) socket.write('250 mail.test\r\n');
        else if (refused) socket.write(`${refused}\r\n`);
        else if (line === 'DATA') {
          inData = true;
          socket.write('354 go on\r\n');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
  const port = await listening(server);
  return {
    mails,
    /** Whom it took mail for, in the order of asking. */
    recipients,
    way,
    host: `127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

const listening = (server: ReturnType<typeof createServer> | ReturnType<typeof createTcp>): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
