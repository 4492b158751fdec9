-- AlterTable
ALTER TABLE "Role" ADD COLUMN     "organId" TEXT;

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "organId" TEXT;

-- AlterTable
ALTER TABLE "Opinion" ADD COLUMN     "guarded" JSONB,
ADD COLUMN     "routesOpened" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Piece" ADD COLUMN     "routeId" TEXT;

-- AlterTable
ALTER TABLE "Duty" ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "routeId" TEXT;

-- CreateTable
CREATE TABLE "Route" (
    "id" TEXT NOT NULL,
    "opinionId" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "targetRole" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "coHandlers" TEXT NOT NULL,
    "coOpinions" TEXT NOT NULL,
    "fromNo" TEXT NOT NULL,
    "inRound" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "brief" TEXT NOT NULL,
    "files" JSONB,
    "offeredAt" TIMESTAMP(3) NOT NULL,
    "handedAt" TIMESTAMP(3),
    "acceptedAt" TIMESTAMP(3),
    "silentAt" TIMESTAMP(3),
    "bound" BOOLEAN NOT NULL DEFAULT false,
    "endedAt" TIMESTAMP(3),
    "reply" JSONB,
    "feedbackOwed" BOOLEAN NOT NULL DEFAULT false,
    "evaluation" TEXT,
    "evaluationLapsedAt" TIMESTAMP(3),
    "unsatisfied" INTEGER NOT NULL DEFAULT 0,
    "extensionAsked" TEXT,
    "contactAsked" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Route_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReplyDraft" (
    "routeId" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ReplyDraft_pkey" PRIMARY KEY ("routeId")
);

-- CreateIndex
CREATE INDEX "Route_opinionId_idx" ON "Route"("opinionId");

-- CreateIndex
CREATE INDEX "Route_targetRole_targetId_state_idx" ON "Route"("targetRole", "targetId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Route_no_n_key" ON "Route"("no", "n");

-- CreateIndex
CREATE INDEX "Role_organId_idx" ON "Role"("organId");

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_organId_fkey" FOREIGN KEY ("organId") REFERENCES "Organ"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Route" ADD CONSTRAINT "Route_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "Opinion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
