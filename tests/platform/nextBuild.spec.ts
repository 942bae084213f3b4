import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fingerprintOf } from '../../src/platform/build/fingerprint.ts';
import { ensureBuild, isFresh } from '../../src/platform/build/nextBuild.ts';

let root: string;

beforeEach(() => {
  // jest's options name a loader that a folder without packages does not have.
  delete process.env['NODE_OPTIONS'];
  root = mkdtempSync(join(tmpdir(), 'diningcoach-build-'));
  for (const folder of ['src/server', 'collections']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(join(root, 'src/page.ts'), 'export const page = 1;');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Installs a program in the place of Next, which the build runs. */
function installNext(source: string): void {
  mkdirSync(join(root, 'node_modules/next/dist/bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules/next/dist/bin/next.js'), source);
  writeFileSync(join(root, 'node_modules/next/package.json'), '{"name":"next"}');
}

const builds = `const fs = require('fs'); fs.mkdirSync('.next', { recursive: true });
  fs.writeFileSync('.next/BUILD_ID', process.env.NODE_ENV + process.env.NEXT_TELEMETRY_DISABLED);`;

describe('fingerprintOf', () => {
  const fingerprint = (paths: string[]) => fingerprintOf({ root, paths });

  it('changes with contents and names, but not with dates, tests or other folders', () => {
    const before = fingerprint(['src']);
    writeFileSync(join(root, 'src/page.ts'), 'export const page = 1;');
    writeFileSync(join(root, 'src/page.spec.ts'), 'test');
    expect(fingerprint(['src', 'missing'])).toBe(before);
    writeFileSync(join(root, 'src/page.ts'), 'export const page = 2;');
    const changedFingerprint = fingerprint(['src']);
    expect(changedFingerprint).not.toBe(before);
    cpSync(join(root, 'src/page.ts'), join(root, 'src/page2.ts'));
    expect(fingerprint(['src'])).not.toBe(changedFingerprint);
  });
});

describe('ensureBuild', () => {
  it('builds once, in production mode without telemetry, and again when a source has changed', async () => {
    installNext(builds);
    expect(await ensureBuild({ root, log: () => undefined })).toBe(true);
    expect(await ensureBuild({ root, log: () => undefined })).toBe(false);
    writeFileSync(join(root, 'src/server/start.ts'), 'not in the bundle');
    expect(isFresh(root)).toBe(true);
    writeFileSync(join(root, 'collections/Foods.ts'), 'new');
    expect(isFresh(root)).toBe(false);
  });

  it('builds again after an interrupted build', async () => {
    installNext(builds);
    await ensureBuild({ root, log: () => undefined });
    writeFileSync(join(root, 'src/page.ts'), 'export const page = 3;');
    const stop = new AbortController();
    installNext(`setInterval(() => undefined, 1000); process.on('SIGTERM', () => undefined);`);
    const building = ensureBuild({ root, log: () => undefined, signal: stop.signal });
    stop.abort();
    await expect(building).rejects.toThrow(/abort/i);
    expect(isFresh(root)).toBe(false);
  });

  it('shows the last lines of a failed build', async () => {
    installNext(`console.error('Module not found: left-pad'); process.exit(3);`);
    const lines: string[] = [];
    await expect(ensureBuild({ root, log: (line) => lines.push(line) })).rejects.toThrow(
      'next build ended with 3',
    );
    expect(lines).toContain('Module not found: left-pad');
  });

  it('says when the disk is full', async () => {
    installNext(`console.error('Error: ENOSPC: no space left on device, write'); process.exit(1);`);
    await expect(ensureBuild({ root, log: () => undefined })).rejects.toThrow('There is no space left');
  });

  it('waits for the build of another process', async () => {
    installNext(`const fs = require('fs');
      if (fs.existsSync('seen')) { ${builds} } else {
        fs.writeFileSync('seen', ''); console.error('Another next build process is already running.'); process.exit(1); }`);
    const lines: string[] = [];
    expect(await ensureBuild({ root, log: (line) => lines.push(line) })).toBe(true);
    expect(lines).toEqual(['another build is running; waiting for it']);
  });

  it('builds once for several processes that start at the same time', async () => {
    // The build is slow, so that every process sees that no build exists; each build adds a line.
    installNext(`setTimeout(() => { ${builds} fs.appendFileSync('built', '.'); }, 300);`);
    const starts = Array.from({ length: 4 }, () => ensureBuild({ root, log: () => undefined }));
    const built = await Promise.all(starts);
    expect(built.filter(Boolean)).toHaveLength(1);
    expect(readFileSync(join(root, 'built'), 'utf8')).toBe('.');
  });

  it('builds after another process died during its build', async () => {
    installNext(`process.kill(process.ppid, 'SIGKILL');`);
    const program = `
      const { ensureBuild } = await import('${resolve('src/platform/build/nextBuild.ts')}');
      await ensureBuild({ root: ${JSON.stringify(root)}, log: () => undefined });`;
    const dying = spawn(
      process.execPath,
      ['--conditions=production', '--import', 'tsx', '--input-type=module', '--eval', program],
      { env: { ...process.env, NODE_OPTIONS: '' } },
    );
    expect(await once(dying, 'exit')).toEqual([null, 'SIGKILL']);
    installNext(builds);
    expect(await ensureBuild({ root, log: () => undefined })).toBe(true);
  });
});
