// Loaded into every Node function by NODE_OPTIONS, before MiniStack's worker: makes console lines look as
// Lambda's runtime writes them (TEXT log format) and takes the emulator's own settings out of the environment.
// `node` commands that a person runs are not affected: only MiniStack sets NODE_OPTIONS.
'use strict';
const readline = require('node:readline');
const { formatWithOptions } = require('node:util');

/** One event may have many lines; the hook in supervised.py turns this back into a line break. */
const LINE_BREAK = '\u001e';

for (const name of Object.keys(process.env)) {
  if (
    /^(STATE_DIR|S3_|PERSIST_STATE|AUTH$|IOT_|SFTP_|LAMBDA_(ACCOUNT|WARM)_|MINISTACK_ACCOUNT_ID$|NODE_OPTIONS$)/.test(
      name,
    )
  ) {
    delete process.env[name];
  }
}

// Lambda sets it; Powertools reads a cold start from it.
process.env.AWS_LAMBDA_INITIALIZATION_TYPE ??= 'on-demand';

let requestId = '';
const createInterface = readline.createInterface;
readline.createInterface = (...options) => {
  const lines = createInterface(...options);
  lines.on('line', (line) => {
    const id = /"request_id": ?"([0-9a-f-]{36})"/.exec(line.slice(-2_000));
    if (id) requestId = id[1];
  });
  return lines;
};

const levels = { log: 'INFO', info: 'INFO', debug: 'DEBUG', trace: 'TRACE', warn: 'WARN', error: 'ERROR' };
for (const [method, level] of Object.entries(levels)) {
  console[method] = (...values) => {
    const text = formatWithOptions({}, ...values).replaceAll('\n', LINE_BREAK);
    process.stdout.write(`${new Date().toISOString()}\t${requestId || 'undefined'}\t${level}\t${text}\n`);
  };
}
