/**
 * Whether node_modules holds what package-lock.json asks for, judged by npm's own record of what it unpacked
 * (node_modules/.package-lock.json, which npm writes last). Optional packages may be absent (other platforms),
 * but none may be there for another platform: that is a folder that was copied from another kind of machine.
 *
 * @param {{ packages: Record<string, any> }} lock package-lock.json
 * @param {{ packages: Record<string, any> } | undefined} record node_modules/.package-lock.json
 * @param {{ platform: string, arch: string }} machine
 */
export function isInstalled(lock, record, machine) {
  if (!record) return false
  for (const [path, wanted] of Object.entries(lock.packages)) {
    if (path === '' || wanted.link) continue
    const found = record.packages[path]
    if (!found) {
      if (wanted.optional || wanted.devOptional || wanted.peer) continue
      return false
    }
    if (found.version !== wanted.version || found.integrity !== wanted.integrity) return false
    if (found.os && !found.os.includes(machine.platform)) return false
    if (found.cpu && !found.cpu.includes(machine.arch)) return false
  }
  return true
}
