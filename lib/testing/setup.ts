import { AsyncLocalStorage } from 'node:async_hooks'

// As Next does when its server starts; without it, its request context would be a stand-in.
Reflect.set(globalThis, 'AsyncLocalStorage', AsyncLocalStorage)
