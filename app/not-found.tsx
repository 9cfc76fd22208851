import { connection } from 'next/server'
import { NotHere } from '@/components/feedback/not-here'
import { Logo } from '@/components/ui/logo'

/** Rendered per request: a static page could not carry the nonce of the content security policy. */
export default async function NotFound() {
  await connection()
  return (
    <main className="grid min-h-dvh place-items-center">
      <div>
        <p className="flex items-center justify-center gap-2.5 font-semibold">
          <Logo />
          Phantom Banking
        </p>
        <NotHere />
      </div>
    </main>
  )
}
