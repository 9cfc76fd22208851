import { statfs } from 'node:fs/promises'
import { arch, hostname, platform, release } from 'node:os'
import { currentLoad, fsSize, networkStats } from 'systeminformation'
import type { HostReading } from '@/lib/metrics/sources'
import { readMemory } from './memory'

/** File systems that hold no data of their own; an overlay is kept where it is the root, as in a container. */
const UNREAL = /^(tmpfs|devtmpfs|squashfs|overlay|proc|sysfs|cgroup2?|ramfs|iso9660|nsfs|efivarfs|autofs)$/
/** Devices that only pass on what another one counts already. */
const VIRTUAL_DEVICE = /^(lo|veth|docker|br-|virbr|cni|flannel|cali|tun|tap)/

type Disk = Awaited<ReturnType<typeof fsSize>>[number]

/** Facts of the machine at this moment. Takes up to a second and starts programs: for the background only. */
export async function sampleHost(): Promise<HostReading> {
  const [load, memory, disks, network] = await Promise.all([
    currentLoad(),
    readMemory(),
    fsSize(),
    networkStats('*'),
  ])
  return {
    cpuPercent: load.currentLoad,
    memoryUsedBytes: memory.usedBytes,
    memoryLimitBytes: memory.limitBytes,
    disks: realDisks(disks, await rootDisk()),
    network: network
      .filter(({ iface }) => !VIRTUAL_DEVICE.test(iface))
      .map(({ iface, rx_bytes, tx_bytes }) => ({
        device: iface,
        receivedBytes: rx_bytes,
        sentBytes: tx_bytes,
      })),
    info: { hostname: hostname(), platform: platform(), release: release(), arch: arch() },
  }
}

/** The file system of `/`: some containers do not list it among their mounts. */
async function rootDisk(): Promise<HostReading['disks'][number]> {
  const { blocks, bfree, bavail } = await statfs('/')
  return { mountpoint: '/', percent: percentUsed(blocks - bfree, bavail) }
}

/** What is reserved for root counts neither as used nor as available: df does the same. */
const percentUsed = (used: number, available: number) => (used / (used + available)) * 100

/** One entry for each file system, however often it is mounted, under its shortest mount point. `root` where there is none. */
function realDisks(disks: readonly Disk[], root: HostReading['disks'][number]): HostReading['disks'] {
  const byDevice = new Map<string, Disk>()
  for (const disk of disks) {
    if (disk.size === 0 || (UNREAL.test(disk.type) && disk.mount !== '/')) continue
    const known = byDevice.get(disk.fs)
    if (!known || disk.mount.length < known.mount.length) byDevice.set(disk.fs, disk)
  }
  if (byDevice.size === 0) return [root]
  return [...byDevice.values()].map(({ mount, used, available }) => ({
    mountpoint: mount,
    percent: percentUsed(used, available),
  }))
}
