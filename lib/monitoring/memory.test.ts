import { expect, it } from 'vitest'
import { containerUsage } from './memory'

const GB = 2 ** 30
const from = (files: Record<string, string>) => containerUsage(async (file) => files[file] ?? '')

it('reads version 2: usage without what the kernel can take back', async () => {
  const inside = {
    '/proc/self/cgroup': '0::/\n',
    '/sys/fs/cgroup/memory.current': `${3 * GB}\n`,
    '/sys/fs/cgroup/memory.stat': `anon 5\ninactive_file ${GB}\nactive_file 9\n`,
  }
  expect(await from(inside)).toBe(2 * GB)
  const outside = {
    ...inside,
    '/proc/self/cgroup': '0::/system.slice/phantom.service\n',
    '/sys/fs/cgroup/system.slice/phantom.service/memory.current': '1000\n',
    '/sys/fs/cgroup/system.slice/phantom.service/memory.stat': 'inactive_file 400\n',
  }
  expect(await from(outside)).toBe(600)
})

it('reads version 1, where a container sees its own folder as the root', async () => {
  const files = {
    '/proc/self/cgroup': '9:name=systemd:/\n4:memory:/docker/e56eb2c5\n2:cpu,cpuacct:/\n',
    '/sys/fs/cgroup/memory/memory.usage_in_bytes': `${2 * GB}\n`,
    '/sys/fs/cgroup/memory/memory.stat': `inactive_file 7\ntotal_inactive_file ${GB}\n`,
  }
  expect(await from(files)).toBe(GB)
  const own = '/sys/fs/cgroup/memory/docker/e56eb2c5/memory.usage_in_bytes'
  expect(await from({ ...files, [own]: '4096\n' })).toBe(4096)
})

it('knows of nothing where there are no control groups', async () => {
  expect(await from({})).toBeNull()
})
