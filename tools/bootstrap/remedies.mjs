import { release } from 'node:os';

const remedies = {
  node: {
    macos: 'brew install node',
    debian: 'see https://nodejs.org/en/download (Node 20 or newer; the product then brings its own Node 24)',
  },
  npm: { macos: 'brew install node', debian: 'sudo apt-get install npm' },
  git: { macos: 'xcode-select --install', debian: 'sudo apt-get install git' },
  make: { macos: 'xcode-select --install', debian: 'sudo apt-get install make' },
  python: {
    macos: 'brew install python@3.13',
    debian: 'sudo apt-get install python3 python3-venv (or name one: YAGURA_PYTHON=/path/to/python3.12)',
  },
  venv: {
    macos: 'brew install python@3.13 (this Python was built without venv)',
    debian: 'sudo apt-get install python3-venv',
  },
  terraform: {
    macos: 'brew install hashicorp/tap/terraform',
    debian:
      'https://developer.hashicorp.com/terraform/install (apt repository), then sudo apt-get install terraform',
  },
  chromium: {
    macos: 'npx playwright install chromium',
    debian:
      'sudo apt-get install chromium fonts-noto-cjk (Ubuntu: npx playwright install --with-deps chromium)',
  },
  platform: { windows: 'run it inside WSL 2: wsl --install -d Ubuntu, then clone the repo there' },
};

/** How to get what is missing, for the machine at hand: macOS, Debian and Ubuntu, or those inside WSL. */
export function howToGet(what) {
  const ways = remedies[what];
  if (process.platform === 'win32') return remedies.platform.windows;
  if (process.platform === 'darwin') return ways.macos;
  const inWsl = /microsoft/i.test(release());
  return inWsl ? `inside WSL: ${ways.debian}` : ways.debian;
}
