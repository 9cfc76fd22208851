import { NotAllowed } from '@/components/feedback/not-allowed'

/** Signed in, but with a role that may not see this. */
export default function Forbidden() {
  return <NotAllowed />
}
