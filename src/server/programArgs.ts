/**
 * Arguments of node for one of our programs that loads Payload.
 *
 * The condition picks the builds of Lexical's packages that do not await an import while they are loaded. With those
 * that do, Node 20 now and then never finishes loading on a busy machine, without a message: 5 of 80 starts of the
 * worker hung, with the condition none of 160.
 */
export function programArgs(name: 'migrate' | 'web' | 'worker'): readonly string[] {
  return ['--conditions=production', 'scripts/program.mjs', `src/server/${name}.ts`];
}
