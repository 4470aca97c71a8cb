package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.fixture.tables.shapes.Course;
import dev.catalog.fixture.tables.shapes.Department;
import dev.catalog.fixture.tables.shapes.DepartmentPatch;
import dev.catalog.fixture.tables.shapes.Employee;
import dev.catalog.fixture.tables.shapes.Enrolment;
import dev.catalog.fixture.tables.shapes.Fan;
import dev.catalog.fixture.tables.shapes.FanPatch;
import dev.catalog.fixture.tables.shapes.Match;
import dev.catalog.fixture.tables.shapes.MatchPatch;
import dev.catalog.fixture.tables.shapes.NewCourse;
import dev.catalog.fixture.tables.shapes.NewDepartment;
import dev.catalog.fixture.tables.shapes.NewEmployee;
import dev.catalog.fixture.tables.shapes.NewEnrolment;
import dev.catalog.fixture.tables.shapes.NewFan;
import dev.catalog.fixture.tables.shapes.NewMatch;
import dev.catalog.fixture.tables.shapes.NewNode;
import dev.catalog.fixture.tables.shapes.NewStudent;
import dev.catalog.fixture.tables.shapes.NewTeam;
import dev.catalog.fixture.tables.shapes.Node;
import dev.catalog.fixture.tables.shapes.NodePatch;
import dev.catalog.fixture.tables.shapes.Student;
import dev.catalog.fixture.tables.shapes.StudentPatch;
import dev.catalog.fixture.tables.shapes.Tables;
import dev.catalog.fixture.tables.shapes.Team;
import dev.catalog.fixture.tables.shapes.TeamPatch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every kind of foreign key is walked from both ends. */
class TableRelationsTest extends TablesFixtureTest {

  record CourseOf(Enrolment enrolment, Course course) {}

  record Schedule(Student student, List<CourseOf> courses) {}

  @Test
  void aTableOfTwoKeysLinksManyToMany() {
    Student ada = db.insert(NewStudent.name("Ada"));
    Course logic = db.insert(NewCourse.title("Logic"));
    Course music = db.insert(NewCourse.title("Music"));
    Enrolment first = db.insert(NewEnrolment.studentId(ada.id()).courseId(logic.id()));
    Enrolment second = db.insert(NewEnrolment.studentId(ada.id()).courseId(music.id()));

    ToMany<Student, CourseOf> courses =
        Student.ENROLMENTS
            .orderBy(Tables.ENROLMENTS.COURSE_ID)
            .with(Enrolment.COURSE)
            .into(CourseOf::new);
    assertThat(db.list(Student.ROWS.with(courses).into(Schedule::new)))
        .containsExactly(
            new Schedule(ada, List.of(new CourseOf(first, logic), new CourseOf(second, music))));
    Enrolment.Id id = new Enrolment.Id(ada.id(), logic.id());
    assertThat(db.find(Enrolment.BY_ID, id)).contains(first);
    assertThat(db.delete(Enrolment.BY_ID, id)).isTrue();
    assertThat(db.update(Student.BY_ID, ada.id(), new StudentPatch().name("Ada L.")))
        .contains(new Student(ada.id(), "Ada L."));
    assertThat(db.delete(Student.BY_ID, ada.id())).isTrue();
    assertThat(db.list(Enrolment.ROWS)).isEmpty();
    assertThat(db.deleteWhere(Course.ROWS.all())).isEqualTo(2);
  }

  record Courses(Student student, List<Course> courses) {}

  record Attendance(Course course, List<Student> students) {}

  @Test
  void aConstructorLeavesTheLinkOfManyToManyOut() {
    Student ada = db.insert(NewStudent.name("Ada"));
    Student bob = db.insert(NewStudent.name("Bob"));
    Course logic = db.insert(NewCourse.title("Logic"));
    Course music = db.insert(NewCourse.title("Music"));
    db.insert(NewEnrolment.studentId(ada.id()).courseId(logic.id()));
    db.insert(NewEnrolment.studentId(ada.id()).courseId(music.id()));
    db.insert(NewEnrolment.studentId(bob.id()).courseId(music.id()));

    assertThat(
            db.list(
                Student.ROWS
                    .orderBy(Tables.STUDENTS.ID)
                    .with(Student.ENROLMENTS.with(Enrolment.COURSE).into((link, course) -> course))
                    .into(Courses::new)))
        .containsExactly(new Courses(ada, List.of(logic, music)), new Courses(bob, List.of(music)));
    assertThat(
            db.list(
                Course.ROWS
                    .orderBy(Tables.COURSES.ID)
                    .with(
                        Course.ENROLMENTS.with(Enrolment.STUDENT).into((link, student) -> student))
                    .into(Attendance::new)))
        .containsExactly(
            new Attendance(logic, List.of(ada)), new Attendance(music, List.of(ada, bob)));
    db.deleteWhere(Student.ROWS.all());
    db.deleteWhere(Course.ROWS.all());
  }

  record Family(Node node, Optional<Node> parent, List<Node> children) {}

  @Test
  void aTreeIsWalkedByTheNamesThatTheOptionGives() {
    Node root = db.insert(NewNode.name("root"));
    Node leaf = db.insert(NewNode.name("leaf").parentId(root.id()));

    assertThat(
            db.list(
                Node.ROWS
                    .orderBy(Tables.NODES.ID)
                    .with(Node.PARENT, Node.CHILDREN)
                    .into(Family::new)))
        .containsExactly(
            new Family(root, Optional.empty(), List.of(leaf)),
            new Family(leaf, Optional.of(root), List.of()));
    assertThat(db.update(Node.BY_ID, leaf.id(), new NodePatch().parentId(null)))
        .contains(new Node(leaf.id(), "leaf", null));
    assertThat(db.deleteWhere(Node.ROWS.all())).isEqualTo(2);
  }

  record Game(Match match, Team home, Team away) {}

  record Season(Team team, List<Match> atHome, List<Match> away) {}

  record Supporters(Team team, List<Fan> fans) {}

  record Supporter(Fan fan, Team team) {}

  @Test
  void twoKeysToOneTableAreToldApartFromBothEnds() {
    Team lions = db.insert(NewTeam.code("LIO").name("Lions"));
    Team bears = db.insert(NewTeam.code("BEA").name("Bears"));
    Match match = db.insert(NewMatch.homeTeamId(lions.id()).awayTeamId(bears.id()));

    assertThat(db.list(Match.ROWS.with(Match.HOME_TEAM, Match.AWAY_TEAM).into(Game::new)))
        .containsExactly(new Game(match, lions, bears));
    assertThat(
            db.list(
                Team.ROWS
                    .orderBy(Tables.TEAMS.ID)
                    .with(Team.MATCHES_BY_HOME_TEAM, Team.MATCHES_BY_AWAY_TEAM)
                    .into(Season::new)))
        .containsExactly(
            new Season(lions, List.of(match), List.of()),
            new Season(bears, List.of(), List.of(match)));
    assertThat(db.update(Match.BY_ID, match.id(), new MatchPatch().score("1:0")))
        .contains(new Match(match.id(), lions.id(), bears.id(), "1:0"));
    assertThat(db.delete(Match.BY_ID, match.id())).isTrue();
    assertThat(db.deleteWhere(Team.ROWS.all())).isEqualTo(2);
  }

  @Test
  void aKeyToAUniqueColumnIsWalkedByThatColumn() {
    Team lions = db.insert(NewTeam.code("LIO").name("Lions"));
    Fan fan = db.insert(NewFan.name("Fay").teamCode("LIO"));

    assertThat(db.list(Fan.ROWS.with(Fan.TEAM_CODE).into(Supporter::new)))
        .containsExactly(new Supporter(fan, lions));
    assertThat(db.list(Team.ROWS.with(Team.FANS).into(Supporters::new)))
        .containsExactly(new Supporters(lions, List.of(fan)));
    assertThat(db.update(Fan.BY_ID, fan.id(), new FanPatch().name("Fae")))
        .contains(new Fan(fan.id(), "Fae", "LIO"));
    assertThat(db.update(Team.BY_CODE, "LIO", new TeamPatch().name("Lionesses")))
        .contains(new Team(lions.id(), "LIO", "Lionesses"));
    assertThat(db.delete(Fan.BY_ID, fan.id())).isTrue();
    assertThat(db.delete(Team.BY_CODE, "LIO")).isTrue();
  }

  record Headed(Department department, Employee head, List<Employee> employees) {}

  record Heading(Employee employee, Department department, List<Department> headed) {}

  @Test
  void aCycleOfForeignKeysIsFilledInOneTransaction() {
    Employee boss =
        db.transaction(
            tx -> {
              Department department = tx.insert(NewDepartment.name("Lamps").headId(-1));
              Employee head = tx.insert(NewEmployee.name("Boss").departmentId(department.id()));
              tx.update(Department.BY_ID, department.id(), new DepartmentPatch().headId(head.id()));
              return head;
            });

    Department lamps = new Department(boss.departmentId(), "Lamps", boss.id());
    assertThat(
            db.list(Department.ROWS.with(Department.HEAD, Department.EMPLOYEES).into(Headed::new)))
        .containsExactly(new Headed(lamps, boss, List.of(boss)));
    assertThat(
            db.list(
                Employee.ROWS.with(Employee.DEPARTMENT, Employee.DEPARTMENTS).into(Heading::new)))
        .containsExactly(new Heading(boss, lamps, List.of(lamps)));
    db.run(
        tx -> {
          tx.dsl().execute("update shapes.departments set head_id = -1");
          tx.deleteWhere(Employee.ROWS.all());
          tx.deleteWhere(Department.ROWS.all());
        });
  }
}
