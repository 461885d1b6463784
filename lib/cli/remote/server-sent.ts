export type ServerSent = { readonly id?: string; readonly data: string };

/**
 * Server-sent events of a body, one by one; comments and retry times are passed over.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* eventsIn(body: ReadableStream<Uint8Array> | null): AsyncIterable<ServerSent> {
  const decoder = new TextDecoder();
  let rest = '';
  let id: string | undefined;
  let data: string[] = [];
  for await (const chunk of body ?? []) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield { data: data.join('\n'), ...(id === undefined ? {} : { id }) };
        data = [];
      } else if (line.startsWith('data:')) data.push(valueIn(line, 'data:'));
      else if (line.startsWith('id:')) id = valueIn(line, 'id:');
    }
  }
}

const valueIn = (line: string, field: string): string =>
  line.slice(line.startsWith(`${field} `) ? field.length + 1 : field.length);
