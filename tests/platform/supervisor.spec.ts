import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../helpers/until.ts';
import { isAlive } from '../../src/platform/processes/processes.ts';
import {
  superviseChildren,
  type ChildPlan,
  type Supervision,
} from '../../src/platform/processes/supervisor.ts';

let folder: string;
let lines: string[];
let supervision: Supervision | undefined;

beforeEach(() => {
  // jest's options name a loader that a folder without packages does not have.
  delete process.env['NODE_OPTIONS'];
  folder = mkdtempSync(join(tmpdir(), 'diningcoach-children-'));
  lines = [];
});
afterEach(async () => {
  await supervision?.stop(0);
  supervision = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A child that writes its process id to a file and then runs `script`. */
function plan(name: string, script: string): ChildPlan {
  const file = join(folder, `${name}.js`);
  writeFileSync(file, `require('fs').appendFileSync('${name}.pids', process.pid + '\\n');\n${script}`);
  return { name, args: [file], readiness: 'message' };
}

function supervise(...plans: ChildPlan[]): Supervision {
  return (supervision = superviseChildren({ plans, cwd: folder, log: (line) => lines.push(line) }));
}

const pidsOf = (name: string): number[] =>
  readFileSync(join(folder, `${name}.pids`), 'utf8')
    .trim()
    .split('\n')
    .map(Number);
const stays = `process.send({ type: 'ready' }); process.on('disconnect', () => process.exit(0));`;

describe('superviseChildren', () => {
  it('restarts a killed child and logs it', async () => {
    await supervise(plan('web', stays), plan('worker', stays)).ready;
    const [first = 0] = pidsOf('web');
    process.kill(first, 'SIGKILL');
    await until('a second web process', () => pidsOf('web').length === 2);
    expect(lines).toEqual(['the web process ended (SIGKILL); starting it again in 0.2 s']);
    expect(pidsOf('worker')).toHaveLength(1);
  });

  it('waits longer after each crash', async () => {
    await supervise(plan('worker', `process.send({ type: 'ready' }, () => process.exit(7));`)).ready;
    await until('three crashes', () => lines.length === 3);
    expect(lines.map((line) => /exit code 7.* in ([\d.]+) s/.exec(line)?.[1])).toEqual(['0.2', '0.4', '0.8']);
  });

  it('gives up on a child that was never ready', async () => {
    await expect(supervise(plan('web', `process.exit(1)`)).ready).rejects.toThrow(
      /web process ends at every start \(exit code 1\)/,
    );
    expect(pidsOf('web')).toHaveLength(5);
  });

  it('fails at once with the fault that a child reports', async () => {
    const fault = `{ type: 'fault', problem: 'Port 1 is in use', fix: 'Set PORT' }`;
    const script = `process.send(${fault}, () => process.exit(1));`;
    await expect(supervise(plan('web', script)).ready).rejects.toThrow('Port 1 is in use. Set PORT.');
    expect(pidsOf('web')).toHaveLength(1);
  });

  it('ends children in order, and kills those that ignore the signal with all their descendants', async () => {
    const deaf = `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000);
      const child = require('child_process').spawn('sleep', ['60']);
      require('fs').writeFileSync('grandchild', String(child.pid));
      process.send({ type: 'ready' });`;
    await supervise(plan('web', deaf), plan('worker', stays)).ready;
    await supervision?.stop(200);
    const grandchild = Number(readFileSync(join(folder, 'grandchild'), 'utf8'));
    await until('all to be gone', () =>
      [...pidsOf('web'), ...pidsOf('worker'), grandchild].every((pid) => !isAlive(pid)),
    );
    expect(lines).toEqual([]);
  });

  it('does not restart a child that ends during the stop', async () => {
    await supervise(plan('web', `process.send({ type: 'ready' }, () => process.exit(1));`)).ready;
    await until('the crash', () => lines.length === 1);
    await supervision?.stop(1_000);
    const pids = pidsOf('web');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(pidsOf('web')).toEqual(pids);
  });
});
