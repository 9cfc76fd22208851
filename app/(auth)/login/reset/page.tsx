import type { Metadata } from 'next'
import { SignInCard } from '../_components/sign-in-card'
import { ResetForm } from './_components/reset-form'

export const metadata: Metadata = { title: 'New password' }

export default function ResetPage() {
  return (
    <SignInCard
      title="Set a new password"
      lead="Another admin gave you this link. It works once; your second factor stays as it is."
    >
      <ResetForm />
    </SignInCard>
  )
}
