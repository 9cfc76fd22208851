import { redirect } from 'next/navigation'

/** The portal begins at the overview. */
export default function Home() {
  redirect('/admin')
}
