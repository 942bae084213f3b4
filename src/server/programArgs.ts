/**
 * Arguments of node for one of our programs that load Payload.
 *
 * The condition `production` selects the builds of Lexical's packages that do not await an import while they load. With
 * the other builds Node 20 sometimes never finishes loading on a busy machine, without a message: 5 of 80 starts of the
 * worker hung without the condition, and 0 of 160 with it.
 */
export function programArgs(name: 'migrate' | 'web' | 'worker'): readonly string[] {
  return ['--conditions=production', 'scripts/program.mjs', `src/server/${name}.ts`];
}
