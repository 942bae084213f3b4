/**
 * Arguments of node for one of our programs that load Payload.
 *
 * The condition `production` selects the builds of Lexical's packages that do not await an import while they load. With
 * the other builds Node 20 sometimes never finishes loading on a busy machine, without a message: 5 of 80 starts of the
 * worker hung without the condition, and 0 of 160 with it.
 */
export function programArgs(name: 'migrate' | 'web' | 'worker'): readonly string[] {
  return [
    ...(name === 'worker' ? backgroundArgs : []),
    '--conditions=production',
    'scripts/program.mjs',
    `src/server/${name}.ts`,
  ];
}

/**
 * Arguments of node for imports. Without them the heap grows to four times what is used before it is cleaned up: 350 MB
 * more for an import, against 260 MB, and the processor time is the same. `npm run import` has the same in package.json.
 */
export const backgroundArgs = ['--heap-growing-percent=75'] as const;
