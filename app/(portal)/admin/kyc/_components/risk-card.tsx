import { Card, CardHead } from '@/components/ui/card'
import { Meter } from '@/components/ui/meter'
import { StatusBadge } from '@/components/ui/status-badge'
import type { KycDetail } from '@/lib/domain/kyc/dto'
import { statusLook } from '@/lib/format/status'
import { factorName, unexplained } from '@/lib/kyc/risk'

/** The score of the intake with its reasons; what they do not explain is said. */
export function RiskCard({ record: { riskScore, riskLevel, riskFactors } }: { record: KycDetail }) {
  const rest = unexplained(riskScore, riskFactors)
  return (
    <Card>
      <CardHead
        title="Risk score"
        note={<span className="num">{riskScore} of 100</span>}
        actions={<StatusBadge kind="risk" status={riskLevel} />}
      />
      <div className="px-4 pt-1 pb-4">
        <Meter
          label="Risk score"
          ratio={riskScore / 100}
          tone={statusLook('risk', riskLevel).tone}
          threshold={0.7}
          text={`${riskScore} of 100; two officers from 71`}
        />
        <ul className="mt-3 grid gap-1.5 text-125">
          {riskFactors.map(({ factor, points }) => (
            <li key={factor} className="flex justify-between gap-3">
              <span className="text-secondary">{factorName(factor)}</span>
              <span className="num">{points}</span>
            </li>
          ))}
          {rest !== 0 && (
            <li className="flex justify-between gap-3 text-muted">
              <span>Not explained by the intake</span>
              <span className="num">{rest}</span>
            </li>
          )}
        </ul>
      </div>
    </Card>
  )
}
