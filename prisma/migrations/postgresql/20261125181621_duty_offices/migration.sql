-- DropIndex
DROP INDEX "Duty_status_due_idx";

-- AlterTable
ALTER TABLE "Duty" ADD COLUMN     "officeId" TEXT;

-- What runs already stands in the lists of its office: its holder, else the office of its opinion.
UPDATE "Duty" SET "officeId" = CASE WHEN "holderRole" = 'office' THEN "holderId"
  ELSE (SELECT o."officeId" FROM "Opinion" o WHERE o."id" = "Duty"."opinionId") END;

-- CreateIndex
CREATE INDEX "Duty_officeId_status_due_idx" ON "Duty"("officeId", "status", "due");

-- CreateIndex
CREATE INDEX "Duty_kind_status_officeId_due_idx" ON "Duty"("kind", "status", "officeId", "due");
